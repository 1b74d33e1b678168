package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages of a queue hidden for as long as they are in flight, and makes visible again what was never handed over.
 *
 * <p>{@link #extendDue} is called by the task's own timer. A message whose extension is refused because its handle has lapsed
 * is not tracked any more: it comes back, and its newest handle starts it anew.
 */
public final class VisibilityExtender {

    private static final Logger LOG = LoggerFactory.getLogger(VisibilityExtender.class);

    private final SqsApi sqs;
    private final QueueLedger ledger;
    private final VisibilityDeadlines deadlines;
    private final TaskMetrics metrics;
    private final Consumer<SqsFailure> fatal;

    /** Whose last extension failed in passing; they are first in the next round, while half of their time is left. */
    private final Queue<InFlightMessage> again = new ConcurrentLinkedQueue<>();

    /** @param fatal told when the task is not allowed to extend: its messages would come back again and again */
    public VisibilityExtender(
            SqsApi sqs,
            QueueLedger ledger,
            VisibilityDeadlines deadlines,
            TaskMetrics metrics,
            Consumer<SqsFailure> fatal) {
        this.sqs = sqs;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.metrics = metrics;
        this.fatal = fatal;
    }

    /** Extends everything that is due, in batches of ten, without waiting for the answers. */
    public void extendDue() {
        extendAgain();
        List<InFlightMessage> batch = deadlines.takeDue(QueueKeys.SQS_BATCH_LIMIT);
        while (!batch.isEmpty()) {
            extend(batch);
            batch = deadlines.takeDue(QueueKeys.SQS_BATCH_LIMIT);
        }
    }

    /** Makes messages visible at once. The future completes when every call has returned, well or not. */
    public CompletableFuture<Void> release(List<InFlightMessage> messages) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += QueueKeys.SQS_BATCH_LIMIT) {
            List<InFlightMessage> batch =
                    messages.subList(from, Math.min(messages.size(), from + QueueKeys.SQS_BATCH_LIMIT));
            calls.add(sqs.changeVisibility(ledger.queue(), handles(batch), Duration.ZERO)
                    .exceptionally(thrown -> {
                        LOG.info(
                                "Could not release {} messages of queue {}; they come back when their visibility timeout ends: {}",
                                batch.size(),
                                ledger.queue().name(),
                                SqsFailure.of(thrown).getMessage());
                        return BatchOutcome.ALL_DONE;
                    }));
        }
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    }

    private void extend(List<InFlightMessage> batch) {
        sqs.changeVisibility(ledger.queue(), handles(batch), deadlines.timeout())
                .whenComplete((outcome, thrown) -> {
                    if (thrown != null) {
                        extensionFailed(batch, SqsFailure.of(thrown));
                    } else {
                        extended(batch, outcome);
                    }
                });
    }

    private void extended(List<InFlightMessage> batch, BatchOutcome outcome) {
        Set<Integer> lapsed = new HashSet<>();
        for (BatchOutcome.Refused refused : outcome.refused()) {
            if (!refused.kind().isRetriable()) {
                lapsed.add(refused.position());
            }
        }
        for (int position = 0; position < batch.size(); position++) {
            if (!lapsed.contains(position)) {
                trackIfStillHere(batch.get(position));
            }
        }
        metrics.count(Metric.EXTENSIONS, batch.size() - (long) outcome.refused().size());
        metrics.count(Metric.STALE_HANDLES, lapsed.size());
        if (!lapsed.isEmpty()) {
            LOG.debug(
                    "{} messages of queue {} were visible again before their extension", lapsed.size(), ledger.queue());
        }
    }

    private void extensionFailed(List<InFlightMessage> batch, SqsFailure failure) {
        if (failure.kind() == FailureKind.DENIED) {
            fatal.accept(failure);
            return;
        }
        if (failure.kind() == FailureKind.THROTTLED) {
            metrics.count(Metric.THROTTLES);
        }
        LOG.warn(
                "Could not extend the visibility of {} messages of queue {}; trying again before it ends: {}",
                batch.size(),
                ledger.queue().name(),
                failure.getMessage());
        again.addAll(batch);
    }

    private void extendAgain() {
        List<InFlightMessage> batch = new ArrayList<>();
        for (InFlightMessage message = again.poll(); message != null; message = again.poll()) {
            if (isStillHere(message)) {
                batch.add(message);
            }
        }
        for (int from = 0; from < batch.size(); from += QueueKeys.SQS_BATCH_LIMIT) {
            extend(batch.subList(from, Math.min(batch.size(), from + QueueKeys.SQS_BATCH_LIMIT)));
        }
    }

    private void trackIfStillHere(InFlightMessage message) {
        if (isStillHere(message)) {
            deadlines.track(message);
        }
    }

    private boolean isStillHere(InFlightMessage message) {
        return ledger.find(message.messageId()).filter(message::equals).isPresent();
    }

    private static List<String> handles(List<InFlightMessage> batch) {
        return batch.stream().map(InFlightMessage::receiptHandle).toList();
    }
}
