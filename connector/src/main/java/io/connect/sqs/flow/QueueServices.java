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

/** The services of one queue that the stages use: records, limits, order and settling. Thread-safe. */
final class QueueServices {

    private final QueueLedger ledger;
    private final QueueHistory history;
    private final Acknowledger acknowledger;
    private final RecordFactory records;
    private final Optional<DeadLetters> deadLetters;
    private final SuspectRule suspects;
    private final long recordMaxBytes;

    /**
     * @param deadLetters creates dead letters; empty without a dead-letter topic
     * @param recordMaxBytes size of the largest record that Kafka accepts
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

    /** @throws FailedAloneException if the message is known to fail, and can go to the dead-letter topic or stay in its queue */
    void checkFailures(InFlightMessage message) {
        if (suspects.isTheCause(message) && (deadLetters.isPresent() || suspects.leavesFailed())) {
            throw new FailedAloneException(suspects.failures().ownFailures(message));
        }
    }

    /** The messages that were released unseen before; for the task's own thread only. */
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
     * The record for the dead-letter topic; empty if there is no such topic. Also empty for a FIFO message without a sequence
     * number, because a later task could not know whether its dead letter was produced.
     */
    Optional<PreparedRecord> deadLetter(Arrival arrival, Throwable reason, int attempts) {
        if (queue().isFifo() && arrival.message().sequenceNumber() == null) {
            return Optional.empty();
        }
        int failed = suspects.failedLetters(arrival.message());
        return deadLetters.map(letters -> letters.letter(arrival.received(), reason, attempts, failed));
    }

    /** Replaces the bytes reserved for the message by the size of its record. */
    void charge(InFlightMessage message, PreparedRecord record) {
        ledger.charge(message, record.sizeBytes());
    }

    /** Marks the message as handed over and returns its record for Connect; empty if the message was released in the meantime. */
    Optional<QueueRecord> handOver(ReadyMessage ready) {
        if (!ledger.handOver(ready.message(), ready.record().topic())) {
            return Optional.empty();
        }
        return Optional.of(new QueueRecord(this, ready, history.log().handOver(ready.message())));
    }
}
