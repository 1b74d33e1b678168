package io.connect.sqs.receive;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.CallRetries;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The settings for receiving from one queue.
 *
 * @param queue the queue
 * @param maxMessages the largest number of messages per receive
 * @param scoutWait the wait time of the single receive of an idle queue
 * @param visibility how long messages stay hidden
 * @param attributeNames message attributes to return; empty for none
 * @param maxConcurrent the largest number of concurrent receives
 * @param idle the share of the budget for the single receive of an idle queue
 * @param retries how failed receives are retried
 * @param attemptIds creates the attempt ids with which a lost response can be requested again
 */
public record ReceiveSettings(
        QueueUrl queue,
        int maxMessages,
        Duration scoutWait,
        Duration visibility,
        List<String> attributeNames,
        int maxConcurrent,
        IdleShare idle,
        CallRetries retries,
        Supplier<String> attemptIds) {

    /**
     * The wait time of additional receives. They only drain existing messages, so a longer wait would keep useless calls open.
     */
    private static final Duration HELPER_WAIT = Duration.ofSeconds(1);

    public ReceiveSettings {
        attributeNames = List.copyOf(attributeNames);
    }

    Duration helperWait() {
        return scoutWait.compareTo(HELPER_WAIT) < 0 ? scoutWait : HELPER_WAIT;
    }
}
