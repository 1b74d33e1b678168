package io.connect.sqsserver.settings;

import io.connect.sqsserver.message.Limits;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attributes that a user can set, with their ranges from the API reference (SetQueueAttributes). */
public enum QueueAttribute {
    VISIBILITY_TIMEOUT("VisibilityTimeout", "30", Range.of(0, Limits.VISIBILITY_SECONDS)),
    MAXIMUM_MESSAGE_SIZE("MaximumMessageSize", "1048576", Range.of(1_024, Limits.MESSAGE_BYTES)),
    MESSAGE_RETENTION_PERIOD("MessageRetentionPeriod", "345600", Range.of(60, 1_209_600)),
    DELAY_SECONDS("DelaySeconds", "0", Range.of(0, Limits.DELAY_SECONDS)),
    RECEIVE_MESSAGE_WAIT_TIME_SECONDS("ReceiveMessageWaitTimeSeconds", "0", Range.of(0, Limits.WAIT_SECONDS)),
    POLICY("Policy", null, null),
    REDRIVE_POLICY("RedrivePolicy", null, null),
    REDRIVE_ALLOW_POLICY("RedriveAllowPolicy", null, null),
    KMS_MASTER_KEY_ID("KmsMasterKeyId", null, null),
    KMS_DATA_KEY_REUSE_PERIOD_SECONDS("KmsDataKeyReusePeriodSeconds", null, Range.of(60, 86_400)),
    SQS_MANAGED_SSE_ENABLED("SqsManagedSseEnabled", "true", null),
    FIFO_QUEUE("FifoQueue", null, null),
    CONTENT_BASED_DEDUPLICATION("ContentBasedDeduplication", "false", null),
    DEDUPLICATION_SCOPE("DeduplicationScope", "queue", null),
    FIFO_THROUGHPUT_LIMIT("FifoThroughputLimit", "perQueue", null);

    private static final Map<String, QueueAttribute> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(QueueAttribute::attributeName, Function.identity()));

    private final String attributeName;
    private final String initial;
    private final Range range;

    QueueAttribute(String attributeName, String initial, Range range) {
        this.attributeName = attributeName;
        this.initial = initial;
        this.range = range;
    }

    /** Returns the attribute with this name, or null. */
    public static QueueAttribute named(String name) {
        return BY_NAME.get(name);
    }

    public String attributeName() {
        return attributeName;
    }

    /** The default value; null if the attribute has no default. */
    String initial() {
        return initial;
    }

    boolean isFifoOnly() {
        return ordinal() >= FIFO_QUEUE.ordinal();
    }

    boolean isBoolean() {
        return this == SQS_MANAGED_SSE_ENABLED || this == FIFO_QUEUE || this == CONTENT_BASED_DEDUPLICATION;
    }

    /** The allowed whole numbers; null if the value is not a number. */
    Range range() {
        return range;
    }

    /**
     * A range of whole numbers.
     *
     * @param lowest the lowest number, included
     * @param highest the highest number, included
     */
    record Range(int lowest, int highest) {

        static Range of(int lowest, int highest) {
            return new Range(lowest, highest);
        }

        boolean contains(String value) {
            try {
                int number = Integer.parseInt(value);
                return number >= lowest && number <= highest;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }
}
