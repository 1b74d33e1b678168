package io.connect.sqs.record;

import java.util.Objects;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;

/**
 * A record without its source position, which is known only when the record is handed to Connect.
 *
 * @param partition the Kafka partition; null leaves the choice to Kafka
 * @param timestampMs the timestamp; null means the producer's clock
 * @param sizeBytes the approximate size of the record when it is sent to Kafka
 */
public record PreparedRecord(
        String topic,
        Integer partition,
        SchemaAndValue key,
        SchemaAndValue value,
        Headers headers,
        Long timestampMs,
        long sizeBytes) {

    public PreparedRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(headers, "headers");
    }
}
