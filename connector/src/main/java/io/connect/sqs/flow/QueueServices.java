package io.connect.sqs.flow;

import io.connect.sqs.ack.Acknowledger;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.ReturnedMessages;
import io.connect.sqs.record.PreparedRecord;
import io.connect.sqs.record.RecordFactory;
import io.connect.sqs.suspect.FailedAloneException;
import io.connect.sqs.suspect.SuspectRule;
import java.util.Optional;

/** The services of a message's queue to the stages: records, limits, order and settling. Thread-safe. */
final class QueueServices {

    private final QueueLedger ledger;
    private final QueueHistory history;
    private final Acknowledger acknowledger;
    private final RecordFactory records;
    private final Optional<DeadLetters> deadLetters;
    private final SuspectRule suspects;
    private final long recordMaxBytes;

    /**
     * @param deadLetters makes dead letters; empty without a dead-letter topic
     * @param recordMaxBytes largest record that Kafka takes
     */
    QueueServices(
            QueueLedger ledger,
            QueueHistory history,
            Acknowledger acknowledger,
            RecordFactory records,
            Optional<DeadLetters> deadLetters,
            SuspectRule suspects,
            long recordMaxBytes) {
        this.ledger = ledger;
        this.history = history;
        this.acknowledger = acknowledger;
        this.records = records;
        this.deadLetters = deadLetters;
        this.suspects = suspects;
        this.recordMaxBytes = recordMaxBytes;
    }

    QueueUrl queue() {
        return ledger.queue();
    }

    RecordFactory records() {
        return records;
    }

    Acknowledger acknowledger() {
        return acknowledger;
    }

    QueueLedger ledger() {
        return ledger;
    }

    boolean isProducedAlone(InFlightMessage message) {
        return suspects.isProducedAlone(message);
    }

    /** @throws FailedAloneException if the message is known to fail, and there is another place for it */
    void checkFailures(InFlightMessage message) {
        if (suspects.isTheCause(message) && (deadLetters.isPresent() || suspects.leavesFailed())) {
            throw new FailedAloneException(suspects.failures().ownFailures(message));
        }
    }

    /** Which messages were handed back before; for the task's own thread. */
    ReturnedMessages returned() {
        return history.returned();
    }

    /** Forgets the messages that cannot come back any more; for the task's own thread. */
    void forgetOld() {
        history.forgetOld();
    }

    /** @throws RecordTooLargeException if Kafka would refuse the record */
    void checkSize(PreparedRecord record) {
        if (record.sizeBytes() > recordMaxBytes) {
            throw new RecordTooLargeException(record.sizeBytes(), recordMaxBytes);
        }
    }

    /**
     * The record for the dead-letter topic. Empty where there is none. Empty also on a FIFO queue for a message without a
     * sequence number: later it could not be known whether its dead letter has been produced.
     */
    Optional<PreparedRecord> deadLetter(Arrival arrival, Throwable reason, int attempts) {
        if (queue().isFifo() && arrival.message().sequenceNumber() == null) {
            return Optional.empty();
        }
        int failed = suspects.failedLetters(arrival.message());
        return deadLetters.map(letters -> letters.letter(arrival.received(), reason, attempts, failed));
    }

    /** Puts the size of the record on the account of its message. */
    void charge(InFlightMessage message, PreparedRecord record) {
        ledger.charge(message, record.sizeBytes());
    }

    /** The record as Connect gets it; empty if its message has left meanwhile. */
    Optional<QueueRecord> handOver(ReadyMessage ready) {
        if (!ledger.handOver(ready.message(), ready.record().topic())) {
            return Optional.empty();
        }
        return Optional.of(new QueueRecord(this, ready, history.log().handOver(ready.message())));
    }
}
