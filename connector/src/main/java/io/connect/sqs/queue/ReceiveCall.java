package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The parameters of one receive.
 *
 * @param queue the queue
 * @param maxMessages the largest number of messages to return, 1 to 10
 * @param waitTime how long to wait for a message, 0 to 20 s
 * @param visibility the visibility timeout of the messages
 * @param attributeNames message attributes to return: {@code All}, names or prefixes ending in {@code .*}; empty for none
 * @param attemptId on FIFO queues, the id with which a lost response can be requested again
 */
public record ReceiveCall(
        QueueUrl queue,
        int maxMessages,
        Duration waitTime,
        Duration visibility,
        List<String> attributeNames,
        Optional<String> attemptId) {

    public ReceiveCall {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(waitTime, "waitTime");
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(attemptId, "attemptId");
        attributeNames = List.copyOf(attributeNames);
        if (maxMessages < 1) {
            throw new IllegalArgumentException("A receive asks for 1 to 10 messages, not " + maxMessages);
        }
    }
}
