package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a task does when one of its queues cannot be read any more. Either the task fails after the messages in flight
 * of its other queues are settled. Or it continues with the other queues and tries to open this queue again. Runs on the task's
 * own thread, except for the queries.
 */
final class QueueFailures {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFailures.class);

    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration CHECK = Duration.ofMillis(50);

    private final boolean goesOn;
    private final Duration reopening;
    private final List<QueuePipeline> open;
    private final ScheduledExecutorService executor;
    private final Consumer<QueueUrl> opener;
    private final Consumer<Throwable> fatal;
    private final LongSupplier nanoClock;
    private final Map<QueueUrl, SqsFailure> failed = new LinkedHashMap<>();
    /**
     * Queues with a scheduled {@link #reopen}. If such a queue opens and fails again in the meantime, reopening is not
     * scheduled twice.
     */
    private final Set<QueueUrl> reopened = new HashSet<>();

    private volatile int count;
    private volatile boolean ending;

    /**
     * @param goesOn whether the task continues with its other queues
     * @param reopening the pause between two attempts to open a failed queue
     * @param open the pipelines of the task
     * @param opener starts to open a queue again
     * @param fatal ends the task
     */
    QueueFailures(
            boolean goesOn,
            Duration reopening,
            List<QueuePipeline> open,
            ScheduledExecutorService executor,
            Consumer<QueueUrl> opener,
            Consumer<Throwable> fatal,
            LongSupplier nanoClock) {
        this.goesOn = goesOn;
        this.reopening = reopening;
        this.open = open;
        this.executor = executor;
        this.opener = opener;
        this.fatal = fatal;
        this.nanoClock = nanoClock;
    }

    /** The number of queues that cannot be read at present. */
    int count() {
        return count;
    }

    /** Whether the task is about to fail. Then no record may be handed over any more. */
    boolean isEnding() {
        return ending;
    }

    /** Called when a queue cannot be read, written or opened. */
    void failed(QueueUrl queue, SqsFailure failure) {
        boolean known = failed.put(queue, failure) != null;
        count = failed.size();
        if (!goesOn) {
            if (!ending) {
                end(queue, failure);
            }
            return;
        }
        if (!known) {
            LOG.warn(
                    "Queue {} cannot be read and is tried again every {} s; the others of this task go on: {}",
                    queue,
                    reopening.toSeconds(),
                    failure.getMessage());
            of(queue).forEach(QueuePipeline::giveUp);
            if (reopened.add(queue)) {
                executor.schedule(() -> reopen(queue), reopening.toMillis(), TimeUnit.MILLISECONDS);
            }
        } else {
            LOG.debug("Queue {} still cannot be read: {}", queue, failure.getMessage());
        }
    }

    /** Called when a queue is open. */
    void opened(QueueUrl queue) {
        if (failed.remove(queue) != null) {
            count = failed.size();
            LOG.info("Queue {} can be read again", queue);
        }
    }

    /**
     * Opens a failed queue again, but only after Connect has reported on all its records and SQS has answered all deletes.
     * Otherwise messages that are still in flight would count as new ones.
     */
    private void reopen(QueueUrl queue) {
        if (!failed.containsKey(queue)) {
            reopened.remove(queue);
            return;
        }
        boolean quiet = of(queue).stream()
                .noneMatch(pipeline -> pipeline.services().ledger().hasUnsettled());
        if (quiet) {
            open.removeAll(of(queue));
            opener.accept(queue);
        }
        executor.schedule(() -> reopen(queue), reopening.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(QueueUrl queue, SqsFailure failure) {
        ending = true;
        open.forEach(QueuePipeline::stopIntake);
        endWhenSettled(queue, failure, nanoClock.getAsLong() + SETTLING.toNanos());
    }

    private void endWhenSettled(QueueUrl queue, SqsFailure failure, long deadline) {
        boolean unsettled = open.stream()
                .filter(pipeline -> !pipeline.services().queue().equals(queue))
                .anyMatch(pipeline -> pipeline.services().ledger().hasUnsettled());
        if (unsettled && nanoClock.getAsLong() - deadline < 0) {
            executor.schedule(() -> endWhenSettled(queue, failure, deadline), CHECK.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        fatal.accept(failure);
    }

    private List<QueuePipeline> of(QueueUrl queue) {
        return open.stream()
                .filter(pipeline -> pipeline.services().queue().equals(queue))
                .toList();
    }
}
