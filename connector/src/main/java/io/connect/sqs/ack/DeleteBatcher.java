package io.connect.sqs.ack;

import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.error.FailureLog;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the messages of one queue in batches of ten.
 *
 * <p>{@link #add} may be called from any thread and only queues the message. The task's own thread sends full batches
 * immediately, and incomplete ones after the linger time. Batches are sent concurrently, up to a limit, so the round trip does
 * not limit the rate. An entry with a temporary failure is retried until it succeeds. An entry whose receipt handle has expired
 * is reported to the listener, because its message will be received again with a new handle.
 */
public final class DeleteBatcher {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteBatcher.class);

    private final DeleteSettings settings;
    private final SqsApi sqs;
    private final ScheduledExecutorService executor;
    private final DeleteListener listener;
    private final TaskMetrics metrics;
    private final LongSupplier nanoClock;

    private final Queue<InFlightMessage> queued = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queuedCount = new AtomicInteger();
    private final AtomicBoolean flushPlanned = new AtomicBoolean();

    // Used only on the task's own thread.
    private final Map<InFlightMessage, Integer> failedAttempts = new HashMap<>();
    private int callsUnderWay;
    private final FailureLog failures;

    /** @param executor the task's own thread */
    public DeleteBatcher(
            DeleteSettings settings,
            SqsApi sqs,
            ScheduledExecutorService executor,
            DeleteListener listener,
            TaskMetrics metrics,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.sqs = sqs;
        this.executor = executor;
        this.listener = listener;
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.failures = new FailureLog(
                LOG, nanoClock, "Deleting from queue " + settings.queue().name());
    }

    /** Queues a message for deletion. */
    public void add(InFlightMessage message) {
        queued.add(message);
        int count = queuedCount.incrementAndGet();
        if (count == QueueKeys.SQS_BATCH_LIMIT) {
            executor.execute(() -> send(false));
        } else if (flushPlanned.compareAndSet(false, true)) {
            executor.schedule(this::flush, settings.linger().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void flush() {
        flushPlanned.set(false);
        send(true);
    }

    private void send(boolean incompleteToo) {
        while (callsUnderWay < settings.maxConcurrentCalls()
                && queuedCount.get() >= (incompleteToo ? 1 : QueueKeys.SQS_BATCH_LIMIT)) {
            sendBatch();
        }
    }

    private void sendBatch() {
        List<InFlightMessage> batch = new ArrayList<>(QueueKeys.SQS_BATCH_LIMIT);
        while (batch.size() < QueueKeys.SQS_BATCH_LIMIT) {
            InFlightMessage message = queued.poll();
            if (message == null) {
                break;
            }
            batch.add(message);
        }
        queuedCount.addAndGet(-batch.size());
        if (batch.isEmpty()) {
            return;
        }
        callsUnderWay++;
        long started = nanoClock.getAsLong();
        // The receipt handle is read only now, because a redelivery may have brought a newer one.
        List<String> handles =
                batch.stream().map(InFlightMessage::receiptHandle).toList();
        sqs.delete(settings.queue(), handles)
                .whenComplete((outcome, thrown) ->
                        executor.execute(() -> returned(batch, handles, started, outcome, thrown)));
    }

    private void returned(
            List<InFlightMessage> batch, List<String> handles, long started, BatchOutcome outcome, Throwable thrown) {
        callsUnderWay--;
        if (thrown == null) {
            metrics.time(Metric.DELETE_LATENCY, nanoClock.getAsLong() - started);
            failures.succeeded();
            settle(batch, handles, outcome);
        } else {
            failed(batch, SqsFailure.of(thrown));
        }
        send(!flushPlanned.get());
    }

    private void settle(List<InFlightMessage> batch, List<String> handles, BatchOutcome outcome) {
        List<InFlightMessage> again = new ArrayList<>();
        Map<Integer, BatchOutcome.Refused> refused = new HashMap<>();
        outcome.refused().forEach(entry -> refused.put(entry.position(), entry));
        for (int position = 0; position < batch.size(); position++) {
            InFlightMessage message = batch.get(position);
            BatchOutcome.Refused entry = refused.get(position);
            if (entry != null && entry.kind().isRetriable()) {
                countRetry(entry.kind());
                again.add(message);
            } else if (!message.receiptHandle().equals(handles.get(position))) {
                // The message was received again during the delete. It must be deleted with the newer handle, or it
                // will be received again. A standard queue confirms the delete with the older handle anyway.
                metrics.count(Metric.STALE_HANDLES);
                add(message);
            } else if (entry == null) {
                failedAttempts.remove(message);
                listener.deleted(message);
            } else {
                giveUp(message, entry);
            }
        }
        if (!again.isEmpty()) {
            retry(again);
        }
    }

    private void giveUp(InFlightMessage message, BatchOutcome.Refused entry) {
        failedAttempts.remove(message);
        metrics.count(Metric.STALE_HANDLES);
        LOG.debug(
                "The handle of {} has lapsed; its next receive deletes it: {} {}",
                message,
                entry.code(),
                entry.message());
        listener.handleLapsed(message);
    }

    private void failed(List<InFlightMessage> batch, SqsFailure failure) {
        if (failure.kind().isRetriable()) {
            failures.failed(failure.getMessage());
            batch.forEach(message -> countRetry(failure.kind()));
            retry(batch);
        } else {
            // These messages cannot be deleted now. If they are received again, they are recognised and only deleted.
            batch.forEach(listener::handleLapsed);
            listener.failed(failure);
        }
    }

    /**
     * Queues messages again after a pause. All of them share one pause, so that entries that failed together stay in one batch.
     * With separate pauses, ten messages could cause ten calls to a failing service.
     */
    private void retry(List<InFlightMessage> messages) {
        int attempts = 0;
        for (InFlightMessage message : messages) {
            attempts = Math.max(attempts, failedAttempts.merge(message, 1, Integer::sum));
        }
        executor.schedule(
                () -> messages.forEach(this::add),
                settings.backoff().pauseAfter(attempts).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void countRetry(FailureKind kind) {
        metrics.count(Metric.RETRIES);
        if (kind == FailureKind.THROTTLED) {
            metrics.count(Metric.THROTTLES);
        }
    }
}
