package io.connect.sqs.ack;

import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.MissedDeletes;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.SqsFailure;
import java.util.function.Consumer;

/** Removes messages from the ledger when SQS has confirmed their delete, or when they will be received again. */
public final class DeleteOutcomes implements DeleteListener {

    private final QueueLedger ledger;
    private final DeliveryLog log;
    private final MissedDeletes missedDeletes;
    private final TaskMetrics metrics;
    private final Consumer<SqsFailure> fatal;

    /** @param fatal called when deleting has failed and is not retried */
    public DeleteOutcomes(
            QueueLedger ledger,
            DeliveryLog log,
            MissedDeletes missedDeletes,
            TaskMetrics metrics,
            Consumer<SqsFailure> fatal) {
        this.ledger = ledger;
        this.log = log;
        this.missedDeletes = missedDeletes;
        this.metrics = metrics;
        this.fatal = fatal;
    }

    /**
     * On a standard queue, SQS also confirms a delete with an older receipt handle, but does not delete the message. A later
     * receive of the message may not have returned yet. So a message that may have been visible is remembered. A second delete
     * of it is not counted.
     */
    @Override
    public void deleted(InFlightMessage message) {
        log.deleted(message);
        if (missedDeletes.confirmed(message.messageId(), ledger.mayHaveMissedItsDelete(message))) {
            metrics.count(Metric.DELETED);
        }
        ledger.leave(message);
    }

    @Override
    public void handleLapsed(InFlightMessage message) {
        missedDeletes.remember(message.messageId());
        ledger.leave(message);
    }

    @Override
    public void failed(SqsFailure failure) {
        fatal.accept(failure);
    }
}
