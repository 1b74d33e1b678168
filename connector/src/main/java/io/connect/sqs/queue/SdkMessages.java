package io.connect.sqs.queue;

import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Converts between the SDK's types and the port's types. */
final class SdkMessages {

    private static final Pattern MAX_RECEIVE_COUNT = Pattern.compile("\"maxReceiveCount\"\\s*:\\s*\"?(\\d+)");
    private static final long DEFAULT_VISIBILITY_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(SdkMessages.class);

    private SdkMessages() {}

    /** The message, intact or with its defect; empty if its id or receipt handle is missing. */
    static Optional<ReceivedMessage> received(Message message) {
        MessageParts parts = new MessageParts();
        if (message == null) {
            return parts.message();
        }
        parts.id(message.messageId());
        parts.handle(message.receiptHandle());
        parts.body(message.body());
        parts.digest(message.md5OfBody());
        parts.systemAttributes(withoutNulls(message.attributesAsStrings()));
        message.messageAttributes().forEach((name, value) -> attribute(parts, name, value));
        return parts.message();
    }

    private static void attribute(MessageParts parts, String name, MessageAttributeValue value) {
        if (value == null) {
            parts.attribute(name, null, null, null);
            return;
        }
        SdkBytes binary = value.binaryValue();
        parts.attribute(name, value.dataType(), value.stringValue(), binary == null ? null : binary.asByteArray());
    }

    private static Map<String, String> withoutNulls(Map<String, String> attributes) {
        Map<String, String> there = new HashMap<>(attributes);
        there.values().removeIf(Objects::isNull);
        return there;
    }

    static DeleteMessageBatchRequestEntry deleteEntry(int position, String receiptHandle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(BatchEntries.id(position))
                .receiptHandle(receiptHandle)
                .build();
    }

    static ChangeMessageVisibilityBatchRequestEntry visibilityEntry(int position, String receiptHandle, int seconds) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(BatchEntries.id(position))
                .receiptHandle(receiptHandle)
                .visibilityTimeout(seconds)
                .build();
    }

    /**
     * @throws IllegalStateException if there are no attributes, because the creation time is needed to recognise the offsets of
     * a FIFO queue
     */
    static QueueAttributes attributes(QueueUrl queue, Map<QueueAttributeName, String> attributes) {
        if (attributes.isEmpty()) {
            throw new IllegalStateException("it says nothing of the queue");
        }
        return new QueueAttributes(
                queue.isFifo() || Boolean.parseBoolean(attributes.get(QueueAttributeName.FIFO_QUEUE)),
                number(attributes, QueueAttributeName.CREATED_TIMESTAMP, Long.MAX_VALUE, 0),
                Duration.ofSeconds(number(
                        attributes,
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        QueueKeys.SQS_VISIBILITY_LIMIT_SECONDS,
                        DEFAULT_VISIBILITY_SECONDS)),
                maxReceiveCount(attributes.get(QueueAttributeName.REDRIVE_POLICY)));
    }

    private static long number(
            Map<QueueAttributeName, String> attributes, QueueAttributeName name, long most, long defaultValue) {
        String value = attributes.get(name);
        if (value == null) {
            return defaultValue;
        }
        OptionalLong number = LenientNumbers.number(value);
        if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= most) {
            return number.getAsLong();
        }
        LOG.warn(
                "SQS describes a queue with {}={}, which no queue has; the connector uses {}",
                name,
                value,
                defaultValue);
        return defaultValue;
    }

    private static OptionalInt maxReceiveCount(String redrivePolicy) {
        if (redrivePolicy == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = MAX_RECEIVE_COUNT.matcher(redrivePolicy);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        // A number too large for an int means no limit.
        return OptionalInt.of((int) Math.min(
                Integer.MAX_VALUE, LenientNumbers.number(matcher.group(1)).orElse(Integer.MAX_VALUE)));
    }
}
