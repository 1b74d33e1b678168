package io.connect.bench.scenario.environment;

import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Maps;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Kafka cluster.
 *
 * @param version version of the brokers, such as 4.4.0
 * @param brokers 1 to 9
 * @param replicationFactor the replication factor of the test topic and the internal topics, at most {@code brokers}
 * @param partitions the partitions of the test topic, at least 1
 * @param bootstrapServers the bootstrap servers of an existing cluster; empty when the testbed starts one
 * @param properties further broker properties, passed on unchanged
 */
public record KafkaSpec(
        String version,
        int brokers,
        int replicationFactor,
        int partitions,
        Optional<String> bootstrapServers,
        Map<String, String> properties) {

    /** With more brokers on one machine, the machine is the limit. */
    public static final int MAX_BROKERS = 9;

    public KafkaSpec {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Limits.between("kafka.brokers", brokers, 1, MAX_BROKERS);
        Limits.between("kafka.replicationFactor", replicationFactor, 1, brokers);
        Limits.atLeast("kafka.partitions", partitions, 1);
        properties = Maps.ordered(properties);
    }
}
