package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Between the SDK's types and the port's. */
final class SdkMessages {

    private static final Pattern MAX_RECEIVE_COUNT = Pattern.compile("\"maxReceiveCount\"\\s*:\\s*\"?(\\d+)");
    private static final long DEFAULT_VISIBILITY_SECONDS = 30;
    private static final long DEFAULT_RETENTION_SECONDS = 345_600;

    private SdkMessages() {}

    static ReceivedMessage received(Message message) {
        return new ReceivedMessage(
                message.messageId(),
                message.receiptHandle(),
                message.body() == null ? "" : message.body(),
                attributes(message.messageAttributes()),
                message.attributesAsStrings());
    }

    /** Entry ids must be unique in a batch and of 80 plain characters at most: the position is, a message id may not be. */
    static DeleteMessageBatchRequestEntry deleteEntry(int position, String receiptHandle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(position))
                .receiptHandle(receiptHandle)
                .build();
    }

    static ChangeMessageVisibilityBatchRequestEntry visibilityEntry(int position, String receiptHandle, int seconds) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(position))
                .receiptHandle(receiptHandle)
                .visibilityTimeout(seconds)
                .build();
    }

    static BatchOutcome.Refused refused(BatchResultErrorEntry entry) {
        return new BatchOutcome.Refused(
                Integer.parseInt(entry.id()),
                kind(entry),
                entry.code(),
                entry.message() == null ? "" : entry.message());
    }

    static QueueAttributes attributes(QueueUrl queue, Map<QueueAttributeName, String> attributes) {
        return new QueueAttributes(
                queue.isFifo() || Boolean.parseBoolean(attributes.get(QueueAttributeName.FIFO_QUEUE)),
                number(attributes, QueueAttributeName.CREATED_TIMESTAMP, 0),
                Duration.ofSeconds(
                        number(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, DEFAULT_VISIBILITY_SECONDS)),
                Duration.ofSeconds(
                        number(attributes, QueueAttributeName.MESSAGE_RETENTION_PERIOD, DEFAULT_RETENTION_SECONDS)),
                maxReceiveCount(attributes.get(QueueAttributeName.REDRIVE_POLICY)));
    }

    /** A refused entry that is not the sender's fault passes, whatever its code. */
    private static FailureKind kind(BatchResultErrorEntry entry) {
        FailureKind kind = FailureKinds.ofCode(entry.code(), entry.message());
        return kind == FailureKind.INVALID && !Boolean.TRUE.equals(entry.senderFault()) ? FailureKind.TRANSIENT : kind;
    }

    private static Map<String, AttributeValue> attributes(Map<String, MessageAttributeValue> attributes) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, AttributeValue> values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(name, attribute(value)));
        return values;
    }

    private static AttributeValue attribute(MessageAttributeValue value) {
        String type = value.dataType();
        if (type.startsWith("Binary")) {
            return new AttributeValue.Binary(type, value.binaryValue().asByteArray());
        }
        return type.startsWith("Number")
                ? new AttributeValue.Numeric(type, value.stringValue())
                : new AttributeValue.Text(type, value.stringValue());
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name, long defaultValue) {
        String value = attributes.get(name);
        return value == null ? defaultValue : Long.parseLong(value);
    }

    private static OptionalInt maxReceiveCount(String redrivePolicy) {
        if (redrivePolicy == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = MAX_RECEIVE_COUNT.matcher(redrivePolicy);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
