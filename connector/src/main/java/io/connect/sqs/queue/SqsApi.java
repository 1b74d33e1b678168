package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The calls to SQS that the connector makes. Every call is asynchronous and makes one attempt; the caller retries.
 *
 * <p>A call that fails as a whole completes with an {@link SqsFailure}. Futures may complete on a network thread, so code that
 * continues on them must not block. Cancelling a future abandons the request and closes its connection.
 */
public interface SqsApi extends AutoCloseable {

    /** Receives up to ten messages. */
    CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call);

    /**
     * Deletes up to ten messages.
     *
     * @return the refused entries, by position in the list; the other messages are deleted
     */
    CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles);

    /**
     * Sets for up to ten messages how long from now they stay hidden; zero makes them visible immediately.
     *
     * @return the refused entries, by position in the list
     */
    CompletableFuture<BatchOutcome> changeVisibility(QueueUrl queue, List<String> receiptHandles, Duration timeout);

    /** Reads the attributes of a queue. */
    CompletableFuture<QueueAttributes> attributes(QueueUrl queue);

    /** Closes the connections; calls in progress fail. */
    @Override
    void close();
}
