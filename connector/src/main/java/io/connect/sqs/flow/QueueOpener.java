package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.error.CredentialRejections;
import io.connect.sqs.error.FailureLog;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the attributes of a queue, and retries until it succeeds. SQS may be unreachable when a task starts, and the task must
 * not fail for this reason.
 */
final class QueueOpener {

    private static final Logger LOG = LoggerFactory.getLogger(QueueOpener.class);

    private final SqsApi sqs;
    private final ScheduledExecutorService executor;
    private final CallRetries retries;
    private final LongSupplier nanoClock;
    private final BiConsumer<QueueUrl, SqsFailure> fatal;
    private final Set<QueueUrl> opening = new HashSet<>();

    /**
     * @param retries how a failed attempt is retried
     * @param fatal called when a queue cannot be opened and a retry would not help
     */
    QueueOpener(
            SqsApi sqs,
            ScheduledExecutorService executor,
            CallRetries retries,
            LongSupplier nanoClock,
            BiConsumer<QueueUrl, SqsFailure> fatal) {
        this.sqs = sqs;
        this.executor = executor;
        this.retries = retries;
        this.nanoClock = nanoClock;
        this.fatal = fatal;
    }

    /** Starts to open a queue, unless this is in progress already; {@code opened} is called on the task's own thread. */
    void open(QueueUrl queue, BiConsumer<QueueUrl, QueueAttributes> opened) {
        executor.execute(() -> {
            if (opening.add(queue)) {
                new Opening(queue, opened).attempt();
            }
        });
    }

    /** The attempts to open one queue, on the task's own thread. */
    private final class Opening {

        private final QueueUrl queue;
        private final BiConsumer<QueueUrl, QueueAttributes> opened;
        private final FailureLog failures;
        private final CredentialRejections rejections;
        private int attempts;

        Opening(QueueUrl queue, BiConsumer<QueueUrl, QueueAttributes> opened) {
            this.queue = queue;
            this.opened = opened;
            this.failures = new FailureLog(LOG, nanoClock, "Opening queue " + queue);
            this.rejections = new CredentialRejections(retries, nanoClock);
        }

        void attempt() {
            attempts++;
            sqs.attributes(queue)
                    .whenComplete((attributes, thrown) -> executor.execute(() -> {
                        if (thrown == null) {
                            accept(attributes);
                        } else {
                            failed(SqsFailure.of(thrown));
                        }
                    }));
        }

        private void accept(QueueAttributes attributes) {
            opening.remove(queue);
            failures.succeeded();
            try {
                opened.accept(queue, attributes);
            } catch (RuntimeException e) {
                fatal.accept(
                        queue,
                        new SqsFailure(
                                FailureKind.INVALID,
                                e.getClass().getSimpleName(),
                                "Queue " + queue + " cannot be received from: " + e.getMessage(),
                                e));
            }
        }

        private void failed(SqsFailure failure) {
            if (!failure.kind().isRetriable() || rejections.failed(failure)) {
                opening.remove(queue);
                fatal.accept(queue, failure);
                return;
            }
            failures.failed(failure.getMessage());
            executor.schedule(
                    this::attempt, retries.backoff().pauseAfter(attempts).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
