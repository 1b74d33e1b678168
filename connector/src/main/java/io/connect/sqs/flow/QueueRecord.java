package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.record.PreparedRecord;
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
    private final transient QueueServices services;
    private final transient boolean alone;

    QueueRecord(QueueServices services, ReadyMessage ready, SourcePosition position) {
        this(services, ready, position, ready.record());
    }

    private QueueRecord(QueueServices services, ReadyMessage ready, SourcePosition position, PreparedRecord prepared) {
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
        this.message = ready.message();
        this.alone = ready.alone();
        this.services = services;
    }

    /** The services of the queue that the message is of. */
    QueueServices services() {
        return services;
    }

    /** The message to settle when Connect reports on this record. */
    InFlightMessage message() {
        return message;
    }

    /** Whether it was handed over while no other record was on its way. */
    boolean alone() {
        return alone;
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
