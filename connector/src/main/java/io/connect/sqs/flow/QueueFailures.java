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
 * Decides about a task with a queue that cannot be read any more. Either the task fails, once the messages in flight of its
 * other queues are settled. Or it goes on with the other queues and opens this one again when that is possible. Runs on the
 * task's own thread, except for the queries.
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
    /** Queues with a {@link #reopen} to come; a queue that opens and fails again in between keeps the one it has. */
    private final Set<QueueUrl> reopened = new HashSet<>();

    private volatile int count;
    private volatile boolean ending;

    /**
     * @param goesOn    whether the task goes on with its other queues
     * @param reopening how long until a queue is tried again
     * @param open      the pipelines of the task
     * @param opener    begins to open a queue again
     * @param fatal     ends the task
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

    /** Queues that are not read at present. */
    int count() {
        return count;
    }

    /** Whether the task is about to fail, so that nothing may be handed over any more. */
    boolean isEnding() {
        return ending;
    }

    /** Takes note that a queue cannot be read, written or opened. */
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

    /** Takes note that a queue is open. */
    void opened(QueueUrl queue) {
        if (failed.remove(queue) != null) {
            count = failed.size();
            LOG.info("Queue {} can be read again", queue);
        }
    }

    /**
     * Not before Connect has reported on all of its records and SQS has answered all deletes: messages still on their way
     * must not be taken for new ones.
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
