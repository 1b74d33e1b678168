package io.connect.sqs.record;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A record that knows the message it was made of.
 *
 * <p>Connect reports on records by equality and under exactly-once support keeps them in a map, where equal ones collapse into
 * one report. Two messages can be equal in everything Connect compares, so a record here equals itself alone; that also spares
 * hashing every value.
 */
public final class QueueRecord extends SourceRecord {

    private final transient InFlightMessage message;
    private final transient Acknowledger acknowledger;

    QueueRecord(InFlightMessage message, Acknowledger acknowledger, SourcePosition position, PreparedRecord prepared) {
        super(
                position.partition(),
                position.offset(),
                prepared.topic(),
                prepared.partition(),
                prepared.key().schema(),
                prepared.key().value(),
                prepared.value().schema(),
                prepared.value().value(),
                prepared.timestampMs(),
                prepared.headers());
        this.message = message;
        this.acknowledger = acknowledger;
    }

    /** Where Connect's report on this record goes. */
    public Acknowledger acknowledger() {
        return acknowledger;
    }

    /** The message to settle when Connect reports on this record. */
    public InFlightMessage message() {
        return message;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
