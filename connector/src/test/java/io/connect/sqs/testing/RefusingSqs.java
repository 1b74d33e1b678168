package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An SQS that expects no call. A test overrides the one call that it needs. */
public class RefusingSqs implements SqsApi {

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        throw new UnsupportedOperationException("nobody receives here");
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
        throw new UnsupportedOperationException("nobody deletes here");
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        throw new UnsupportedOperationException("nobody extends here");
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        throw new UnsupportedOperationException("nobody asks here");
    }

    @Override
    public void close() {
        // There is no connection to close.
    }
}
