package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.RetryPolicy;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads how a queue is set up, for as long as it takes: SQS may be out of reach when a task starts, which is no reason to fail
 * it.
 */
final class QueueOpener {

    private static final Logger LOG = LoggerFactory.getLogger(QueueOpener.class);

    private final SqsApi sqs;
    private final ScheduledExecutorService executor;
    private final RetryPolicy retries;
    private final Consumer<SqsFailure> fatal;

    /**
     * @param retries pauses between tries, and how many rejections of the credentials in a row are taken for passing
     * @param fatal   told when the queue cannot be opened at all
     */
    QueueOpener(SqsApi sqs, ScheduledExecutorService executor, RetryPolicy retries, Consumer<SqsFailure> fatal) {
        this.sqs = sqs;
        this.executor = executor;
        this.retries = retries;
        this.fatal = fatal;
    }

    /** Begins; {@code opened} is called on the task's own thread. */
    void open(QueueUrl queue, BiConsumer<QueueUrl, QueueAttributes> opened) {
        executor.execute(() -> attempt(queue, opened, 1));
    }

    private void attempt(QueueUrl queue, BiConsumer<QueueUrl, QueueAttributes> opened, int attempt) {
        sqs.attributes(queue)
                .whenComplete((attributes, thrown) -> executor.execute(() -> {
                    if (thrown == null) {
                        accept(queue, attributes, opened);
                    } else {
                        failed(queue, opened, attempt, SqsFailure.of(thrown));
                    }
                }));
    }

    private void accept(QueueUrl queue, QueueAttributes attributes, BiConsumer<QueueUrl, QueueAttributes> opened) {
        try {
            opened.accept(queue, attributes);
        } catch (RuntimeException e) {
            fatal.accept(new SqsFailure(
                    FailureKind.INVALID,
                    e.getClass().getSimpleName(),
                    "Queue " + queue + " cannot be received from: " + e.getMessage(),
                    e));
        }
    }

    private void failed(QueueUrl queue, BiConsumer<QueueUrl, QueueAttributes> opened, int attempt, SqsFailure failure) {
        boolean passing = failure.kind().isRetriable()
                && (failure.kind() != FailureKind.CREDENTIALS || attempt <= retries.maxRetries());
        if (!passing) {
            fatal.accept(failure);
            return;
        }
        long pauseMs = retries.backoff().pauseAfter(attempt).toMillis();
        LOG.warn("Queue {} cannot be opened yet, trying again in {} ms: {}", queue, pauseMs, failure.getMessage());
        executor.schedule(() -> attempt(queue, opened, attempt + 1), pauseMs, TimeUnit.MILLISECONDS);
    }
}
