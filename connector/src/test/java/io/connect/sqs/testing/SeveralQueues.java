package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Several queues in memory behind one connection. */
public record SeveralQueues(Map<QueueUrl, FakeSqs> queues) implements SqsApi {

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        return queues.get(call.queue()).receive(call);
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
        return queues.get(queue).delete(queue, receiptHandles);
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        return queues.get(queue).changeVisibility(queue, receiptHandles, timeout);
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        return queues.get(queue).attributes(queue);
    }

    @Override
    public void close() {
        queues.values().forEach(FakeSqs::close);
    }
}
