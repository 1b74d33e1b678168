package io.connect.sqs.record;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import java.util.Objects;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Everything of a record but its position in the source, which is known only when Connect takes it.
 *
 * @param partition   null: Kafka chooses
 * @param timestampMs null: the producer's clock
 * @param sizeBytes   about what the record takes on the wire to Kafka
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

    /** The record as Connect gets it. */
    public SourceRecord at(SourcePosition position, InFlightMessage message, Acknowledger acknowledger) {
        return new QueueRecord(message, acknowledger, position, this);
    }
}
