package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.error.FailureLog;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the messages of a queue hidden while they are in flight, and makes messages visible again that were never handed to
 * Connect.
 *
 * <p>{@link #extendDue} is called by the task's own timer. If SQS refuses an extension because the receipt handle has expired,
 * the message is not tracked any more. SQS delivers it again, and its new handle is tracked.
 */
public final class VisibilityExtender {

    private static final Logger LOG = LoggerFactory.getLogger(VisibilityExtender.class);

    private final SqsApi sqs;
    private final QueueLedger ledger;
    private final VisibilityDeadlines deadlines;
    private final TaskMetrics metrics;
    private final Consumer<SqsFailure> fatal;
    private final Executor executor;
    private final CallLimit calls;
    private final FailureLog failures;

    /** Messages whose extension is in progress, with the response of the call. Used only on the task's own thread. */
    private final Map<InFlightMessage, CompletableFuture<?>> extending = new HashMap<>();

    /** Completes when no release is in progress. Used only on the task's own thread. */
    private CompletableFuture<Void> releasing = CompletableFuture.completedFuture(null);

    /**
     * Messages whose last extension failed temporarily. They are first in the next round, while about half of their timeout is
     * left.
     */
    private final Queue<InFlightMessage> again = new ConcurrentLinkedQueue<>();

    /**
     * @param fatal called when the task lacks the permission to extend: its messages would be received again and again
     * @param executor the task's own thread
     * @param maxConcurrentCalls the largest number of concurrent calls: this queue's share of the task's connections
     */
    public VisibilityExtender(
            SqsApi sqs,
            QueueLedger ledger,
            VisibilityDeadlines deadlines,
            TaskMetrics metrics,
            Consumer<SqsFailure> fatal,
            Executor executor,
            int maxConcurrentCalls) {
        this.sqs = sqs;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.metrics = metrics;
        this.fatal = fatal;
        this.executor = executor;
        this.failures = new FailureLog(
                LOG,
                deadlines::now,
                "Extending the visibility of messages of queue "
                        + ledger.queue().name());
        this.calls = new CallLimit(maxConcurrentCalls, executor);
    }

    /**
     * Extends all messages that are due, in batches of ten, without waiting for the responses. A message may have been tracked just
     * when it left on another thread, and would stay hidden in its queue.
     */
    public void extendDue() {
        Set<InFlightMessage> due = new LinkedHashSet<>();
        for (InFlightMessage message = again.poll(); message != null; message = again.poll()) {
            due.add(message);
        }
        due.addAll(deadlines.takeDue());
        extend(due.stream().filter(this::isStillHere).toList());
    }

    /**
     * Makes messages visible. If an extension of a message is in progress, its release waits for the response. Otherwise the
     * extension could be carried out last, and the message would stay hidden. Called on the task's own thread. The future
     * completes when every call of this release and of the earlier ones has succeeded or failed.
     */
    public CompletableFuture<Void> release(List<InFlightMessage> messages) {
        Map<Optional<CompletableFuture<?>>, List<InFlightMessage>> byExtension = messages.stream()
                .collect(Collectors.groupingBy(
                        message -> Optional.ofNullable(extending.get(message)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<CompletableFuture<?>> released = new ArrayList<>();
        byExtension.forEach((extension, alike) -> released.add(extension
                .<CompletableFuture<?>>map(answered -> answered.handle((outcome, thrown) -> thrown)
                        .thenComposeAsync(answer -> releaseNow(alike), executor))
                .orElseGet(() -> releaseNow(alike))));
        released.add(releasing);
        releasing = CompletableFuture.allOf(released.toArray(CompletableFuture[]::new));
        return releasing;
    }

    private CompletableFuture<Void> releaseNow(List<InFlightMessage> messages) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (List<InFlightMessage> batch : batches(messages)) {
            answers.add(calls.make(() -> sqs.changeVisibility(ledger.queue(), handles(batch), Duration.ZERO))
                    .exceptionally(thrown -> {
                        LOG.info(
                                "Could not release {} messages of queue {}; they come back when their visibility timeout ends: {}",
                                batch.size(),
                                ledger.queue().name(),
                                SqsFailure.of(thrown).getMessage());
                        return BatchOutcome.ALL_DONE;
                    }));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    /**
     * Extends messages, with one timeout per batch, which is nearly always the configured one. A timeout of zero would make
     * messages visible, so such messages are not extended.
     */
    private void extend(List<InFlightMessage> messages) {
        Map<Duration, List<InFlightMessage>> byGrant =
                messages.stream().collect(Collectors.groupingBy(deadlines::grant));
        byGrant.remove(Duration.ZERO);
        byGrant.forEach((grant, alike) -> batches(alike).forEach(batch -> extend(batch, grant)));
    }

    private void extend(List<InFlightMessage> batch, Duration grant) {
        CompletableFuture<BatchOutcome> answer =
                calls.make(() -> sqs.changeVisibility(ledger.queue(), handles(batch), grant));
        batch.forEach(message -> extending.put(message, answer));
        answer.whenComplete((outcome, thrown) -> executor.execute(() -> {
            batch.forEach(message -> extending.remove(message, answer));
            if (thrown != null) {
                extensionFailed(batch, SqsFailure.of(thrown));
            } else {
                extended(batch, outcome);
            }
        }));
    }

    private void extended(List<InFlightMessage> batch, BatchOutcome outcome) {
        failures.succeeded();
        Map<Integer, FailureKind> refused = outcome.refused().stream()
                .collect(Collectors.toMap(BatchOutcome.Refused::position, BatchOutcome.Refused::kind));
        int lapsed = 0;
        for (int position = 0; position < batch.size(); position++) {
            FailureKind refusal = refused.get(position);
            if (refusal == null) {
                trackIfStillHere(batch.get(position));
            } else if (refusal.isRetriable()) {
                again.add(batch.get(position));
            } else {
                lapsed++;
            }
        }
        metrics.count(Metric.EXTENSIONS, batch.size() - (long) outcome.refused().size());
        metrics.count(Metric.STALE_HANDLES, lapsed);
        if (lapsed > 0) {
            LOG.debug("{} messages of queue {} were visible again before their extension", lapsed, ledger.queue());
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
        failures.failed(failure.getMessage());
        again.addAll(batch);
    }

    private void trackIfStillHere(InFlightMessage message) {
        if (isStillHere(message)) {
            deadlines.track(message);
        }
    }

    private boolean isStillHere(InFlightMessage message) {
        return ledger.find(message.messageId()).filter(message::equals).isPresent();
    }

    private static List<List<InFlightMessage>> batches(List<InFlightMessage> messages) {
        List<List<InFlightMessage>> batches = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += QueueKeys.SQS_BATCH_LIMIT) {
            batches.add(messages.subList(from, Math.min(messages.size(), from + QueueKeys.SQS_BATCH_LIMIT)));
        }
        return batches;
    }

    private static List<String> handles(List<InFlightMessage> batch) {
        return batch.stream().map(InFlightMessage::receiptHandle).toList();
    }
}
