package io.connect.sqs.queue;

import io.connect.sqs.converter.AttributeValue;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that a receive returned.
 *
 * @param messageId the id, which is the same in all receives
 * @param receiptHandle the handle for delete and visibility calls of this receive
 * @param body the body
 * @param attributes message attributes by name
 * @param systemAttributes attributes that SQS adds, by name
 * @param defect a description of the damage to a message, which must then not be produced; null for an intact message
 */
public record ReceivedMessage(
        String messageId,
        String receiptHandle,
        String body,
        Map<String, AttributeValue> attributes,
        Map<String, String> systemAttributes,
        String defect) {

    public static final String SENT_TIMESTAMP = "SentTimestamp";
    public static final String RECEIVE_COUNT = "ApproximateReceiveCount";
    public static final String FIRST_RECEIVE_TIMESTAMP = "ApproximateFirstReceiveTimestamp";
    public static final String GROUP_ID = "MessageGroupId";
    public static final String DEDUPLICATION_ID = "MessageDeduplicationId";
    public static final String SEQUENCE_NUMBER = "SequenceNumber";
    public static final String SENDER_ID = "SenderId";
    public static final String TRACE_HEADER = "AWSTraceHeader";

    /** The end of the year 9999. A later time is no number of milliseconds. */
    private static final long LATEST_MS = 253_402_300_799_999L;

    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,80}");

    public ReceivedMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(receiptHandle, "receiptHandle");
        Objects.requireNonNull(body, "body");
        attributes = Map.copyOf(attributes);
        systemAttributes = Map.copyOf(systemAttributes);
    }

    /** An intact message. */
    public ReceivedMessage(
            String messageId,
            String receiptHandle,
            String body,
            Map<String, AttributeValue> attributes,
            Map<String, String> systemAttributes) {
        this(messageId, receiptHandle, body, attributes, systemAttributes, null);
    }

    /** When the message was sent, in milliseconds since the epoch by SQS's clock; 0 if unknown. */
    public long sentTimestampMs() {
        long sent = number(SENT_TIMESTAMP, 0);
        return sent > LATEST_MS ? 0 : Math.max(0, sent);
    }

    /**
     * How long the message waited in the queue for a receive, in milliseconds by SQS's clock; a very large number if that is
     * unknown, or if it had been received before.
     */
    public long waitedMs() {
        if (receiveCount() > 1) {
            return Long.MAX_VALUE;
        }
        // The clocks of two servers of SQS differ by a little, so the first receive may seem earlier.
        return Math.abs(number(FIRST_RECEIVE_TIMESTAMP, Long.MAX_VALUE) - sentTimestampMs());
    }

    /** How often the message has been received, including this receive. */
    public int receiveCount() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, number(RECEIVE_COUNT, 1)));
    }

    /** The message group; standard queues may have one too. */
    public Optional<String> groupId() {
        return Optional.ofNullable(systemAttributes.get(GROUP_ID));
    }

    /** The deduplication id of a FIFO message. */
    public Optional<String> deduplicationId() {
        return Optional.ofNullable(systemAttributes.get(DEDUPLICATION_ID));
    }

    /** The sequence number of a FIFO message: up to 128 bits, growing within its group; empty if it is not a number. */
    public Optional<BigInteger> sequenceNumber() {
        return Optional.ofNullable(systemAttributes.get(SEQUENCE_NUMBER))
                .filter(text -> SEQUENCE.matcher(text).matches())
                .map(BigInteger::new);
    }

    /** The size of body and attributes: one byte for each character, as SQS counts text of ASCII. */
    public int sizeBytes() {
        int size = body.length();
        for (AttributeValue value : attributes.values()) {
            size += value instanceof AttributeValue.Binary binary
                    ? binary.value().length
                    : value.asText().length();
        }
        return size;
    }

    private long number(String name, long defaultValue) {
        return LenientNumbers.number(systemAttributes.get(name)).orElse(defaultValue);
    }
}
