package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.record.PreparedRecord;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A source record with a reference to the SQS message it was made from.
 *
 * <p>Connect finds records by equality. With exactly-once support it stores them in a map, where equal records would get only
 * one report. Two messages can be equal in everything that Connect compares, so a record of this class equals only itself. This
 * also avoids hashing every value.
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

    /** The services of the message's queue. */
    QueueServices services() {
        return services;
    }

    /** The message to settle when Connect reports on this record. */
    InFlightMessage message() {
        return message;
    }

    /** Whether the record was handed over while no other record was unreported. */
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
