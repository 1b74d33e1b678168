package io.connect.sqs.flow;

import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.thread.TaskMachine;
import io.connect.sqs.thread.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts a task down: it stops receiving, releases messages that Connect has not seen, and deletes acknowledged messages.
 * Connect's thread waits for this at most three and a half seconds. A distant SQS may answer later, and Connect's producer, which closes
 * later, may still acknowledge records. So the connections stay open until SQS has answered and every record is reported, or 35 seconds
 * have passed.
 */
final class TaskShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(TaskShutdown.class);

    /** Connect allows five seconds for all its tasks together ({@code task.shutdown.graceful.timeout.ms}). */
    private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(2);

    private static final Duration SETTLE_PATIENCE = Duration.ofMillis(1_500);

    /** Connect allows its producer thirty seconds to close. Acknowledgements may come until then. */
    private static final Duration LATE_REPORTS = Duration.ofSeconds(35);

    private static final Duration CHECK = Duration.ofMillis(50);

    private final List<QueuePipeline> pipelines;
    private final ScheduledExecutorService executor;
    private final ExecutorService workers;
    private final ConversionMemory memory;
    private final SqsApi sqs;
    private final MessageConverter converter;
    private final LongSupplier nanoClock;
    private final Waiting waiting;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private volatile boolean begun;

    TaskShutdown(
            List<QueuePipeline> pipelines,
            ScheduledExecutorService executor,
            ExecutorService workers,
            ConversionMemory memory,
            SqsApi sqs,
            MessageConverter converter,
            TaskMachine machine) {
        this.pipelines = pipelines;
        this.executor = executor;
        this.workers = workers;
        this.memory = memory;
        this.sqs = sqs;
        this.converter = converter;
        this.nanoClock = machine.clocks().nano();
        this.waiting = machine.waiting();
    }

    boolean hasBegun() {
        return begun;
    }

    void run() {
        begun = true;
        pipelines.forEach(QueuePipeline::stopReceiving);
        memory.close();
        workers.shutdown();
        CompletableFuture<Void> released = releaseWaiting();
        executor.execute(() -> closeWhenSettled(released, nanoClock.getAsLong() + LATE_REPORTS.toNanos()));
        awaitSettled();
    }

    private CompletableFuture<Void> releaseWaiting() {
        CompletableFuture<?>[] releases =
                pipelines.stream().map(QueuePipeline::releaseWaiting).toArray(CompletableFuture[]::new);
        CompletableFuture<Void> released = CompletableFuture.allOf(releases);
        try {
            if (!waiting.until(released, RELEASE_PATIENCE)) {
                LOG.info("Not every message is released yet; the others are released if SQS still answers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return released;
    }

    private void awaitSettled() {
        try {
            if (!waiting.until(settled, SETTLE_PATIENCE) && hasUnsettled()) {
                LOG.info(
                        "Some records are not acknowledged yet; their messages are deleted if the acknowledgement still comes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeWhenSettled(CompletableFuture<Void> released, long deadline) {
        if ((!released.isDone() || hasUnsettled()) && nanoClock.getAsLong() - deadline < 0) {
            executor.schedule(() -> closeWhenSettled(released, deadline), CHECK.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        if (!released.isDone() || released.isCompletedExceptionally()) {
            LOG.info("Not every message could be released; the others come back when their visibility timeout ends");
        }
        settled.complete(null);
        executor.shutdown();
        sqs.close();
        converter.close();
    }

    private boolean hasUnsettled() {
        return pipelines.stream()
                .anyMatch(pipeline -> pipeline.services().ledger().hasUnsettled());
    }
}
