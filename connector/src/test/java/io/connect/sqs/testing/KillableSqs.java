package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * One process's access to SQS. Once it is killed, its receives, deletes and visibility changes have no effect and no
 * answer. Before that, some deletes are lost on the way to SQS, and some answers on the way back.
 */
public final class KillableSqs implements SqsApi {

    private final SqsApi delegate;
    private final Random random;
    private volatile boolean killed;

    public KillableSqs(SqsApi delegate, Random random) {
        this.delegate = delegate;
        this.random = random;
    }

    /** Ends the process's connections, as {@code kill -9} does. */
    public void kill() {
        killed = true;
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        return killed ? new CompletableFuture<>() : delegate.receive(call);
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
        boolean reaches = !killed && oftenTrue();
        boolean returns = oftenTrue();
        CompletableFuture<BatchOutcome> done = reaches ? delegate.delete(queue, receiptHandles) : null;
        return reaches && returns
                ? done
                : killed
                        ? new CompletableFuture<>()
                        : CompletableFuture.failedFuture(new io.connect.sqs.queue.SqsFailure(
                                io.connect.sqs.queue.FailureKind.TRANSIENT, "Lost", "The answer was lost", null));
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        return killed ? new CompletableFuture<>() : delegate.changeVisibility(queue, receiptHandles, timeout);
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        return delegate.attributes(queue);
    }

    @Override
    public void close() {
        // The queue outlives its clients.
    }

    private synchronized boolean oftenTrue() {
        return random.nextInt(10) != 0;
    }
}
