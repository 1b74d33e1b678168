package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.bench.scenario.unit.Limits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The queues of a scenario, all with the same settings.
 *
 * @param type standard or FIFO
 * @param count number of queues, at least 1; the load is divided evenly among them
 * @param visibilityTimeout 0 s to 12 h, whole seconds
 * @param retention 1 min to 14 days, whole seconds
 * @param maxReceiveCount number of receives after which SQS itself moves a message to a dead-letter queue; empty without a
 *     dead-letter queue
 */
public record QueueSpec(
        @Key(value = "Standard unless said otherwise.", otherwise = "standard")
        QueueType type,

        @Key(
                value = "How many queues share the load; 1 unless said otherwise.",
                least = "1",
                most = "1000",
                otherwise = "1")
        int count,

        @Key(
                value = "Whole seconds, 0s to 12h; 30s unless said otherwise, as in SQS.",
                least = "0s",
                most = "12h",
                otherwise = "30s")
        Duration visibilityTimeout,

        @Key(
                value = "Whole seconds, 1m to 14d; 4d unless said otherwise, as in SQS.",
                least = "1m",
                most = "14d",
                otherwise = "4d")
        Duration retention,

        @Key(
                value = "Receives after which SQS moves a message to a dead-letter queue; none unless given.",
                least = "1",
                most = "" + MAX_RECEIVE_COUNT)
        Optional<Integer> maxReceiveCount) {

    /** SQS API: SetQueueAttributes, VisibilityTimeout. */
    public static final Duration MAX_VISIBILITY = Duration.ofHours(12);

    /** SQS API: SetQueueAttributes, MessageRetentionPeriod. */
    public static final Duration MIN_RETENTION = Duration.ofMinutes(1);

    /** SQS API: SetQueueAttributes, MessageRetentionPeriod. */
    public static final Duration MAX_RETENTION = Duration.ofDays(14);

    /** SQS API: RedrivePolicy, maxReceiveCount. */
    public static final int MAX_RECEIVE_COUNT = 1000;

    public QueueSpec {
        Objects.requireNonNull(type, "type");
        Limits.atLeast("queue.count", count, 1);
        wholeSeconds("queue.visibilityTimeout", visibilityTimeout, Duration.ZERO, MAX_VISIBILITY);
        wholeSeconds("queue.retention", retention, MIN_RETENTION, MAX_RETENTION);
        maxReceiveCount.ifPresent(max -> Limits.between("queue.maxReceiveCount", max, 1, MAX_RECEIVE_COUNT));
    }

    private static void wholeSeconds(String field, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0 || value.getNano() != 0) {
            throw new IllegalArgumentException(
                    field + " is a whole number of seconds between " + DurationText.print(min) + " and "
                            + DurationText.print(max) + ", not " + DurationText.print(value));
        }
    }
}
