package io.connect.sqs.receive;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.CallRetries;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a queue is received from.
 *
 * @param queue          the queue
 * @param maxMessages    most messages per receive
 * @param scoutWait      how long the one receive of an idle queue waits
 * @param visibility     how long messages stay hidden
 * @param attributeNames message attributes to return; none when empty
 * @param maxConcurrent the largest number of receives under way
 * @param idle the most that the one receive of a quiet queue reserves
 * @param retries        how failed receives are made again
 * @param attemptIds     new ids under which lost answers can be asked for again
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

    /** The additional receives only drain existing messages; waiting longer would keep idle polls open. */
    private static final Duration HELPER_WAIT = Duration.ofSeconds(1);

    public ReceiveSettings {
        attributeNames = List.copyOf(attributeNames);
    }

    Duration helperWait() {
        return scoutWait.compareTo(HELPER_WAIT) < 0 ? scoutWait : HELPER_WAIT;
    }
}
