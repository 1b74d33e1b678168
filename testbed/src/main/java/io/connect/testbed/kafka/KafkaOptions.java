package io.connect.testbed.kafka;

import java.util.Map;

/**
 * The cluster to start.
 *
 * @param brokers number of brokers, each also a controller
 * @param replication the replication factor of the internal topics, and the default for all others; at most {@code brokers}
 * @param heap the heap of each broker in JVM syntax, such as {@code 512m}
 * @param overrides broker settings that override the testbed's; an additional listener is appended to its own
 */
public record KafkaOptions(int brokers, int replication, String heap, Map<String, String> overrides) {
    public KafkaOptions {
        if (brokers < 1) {
            throw new IllegalArgumentException("brokers: " + brokers + ", at least 1 is needed");
        }
        if (replication < 1 || replication > brokers) {
            throw new IllegalArgumentException(
                    "replication: " + replication + ", must be between 1 and the number of brokers, " + brokers);
        }
        overrides = Map.copyOf(overrides);
    }
}
