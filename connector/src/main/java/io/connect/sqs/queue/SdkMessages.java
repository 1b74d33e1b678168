package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(SdkMessages.class);

    private SdkMessages() {}

    /** A message, whole or with its defect; empty for one that cannot be named, which comes back by itself. */
    static Optional<ReceivedMessage> received(Message message) {
        if (message == null || message.messageId() == null || message.receiptHandle() == null) {
            LOG.warn(
                    "SQS returned a message without {}; it is left in its queue",
                    message == null || message.messageId() == null
                            ? "an id"
                            : "a receipt handle, id " + message.messageId());
            return Optional.empty();
        }
        String body = message.body() == null ? "" : message.body();
        Map<String, AttributeValue> attributes = new HashMap<>();
        List<String> defects = new ArrayList<>();
        if (!BodyDigest.fits(body, message.md5OfBody())) {
            defects.add("its body does not have the digest " + message.md5OfBody() + " that SQS sent with it");
        }
        message.messageAttributes().forEach((name, value) -> {
            AttributeValue read = value == null ? null : attribute(value);
            if (read == null) {
                String type = value == null ? null : value.dataType();
                defects.add("its attribute '" + name + "' of type " + type + " has no value of that type");
            } else {
                attributes.put(name, read);
            }
        });
        return Optional.of(new ReceivedMessage(
                message.messageId(),
                message.receiptHandle(),
                body,
                attributes,
                withoutNulls(message.attributesAsStrings()),
                defects.isEmpty() ? null : String.join(", and ", defects)));
    }

    private static Map<String, String> withoutNulls(Map<String, String> attributes) {
        Map<String, String> there = new HashMap<>(attributes);
        there.values().removeIf(Objects::isNull);
        return there;
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

    static BatchOutcome.Refused refused(int position, BatchResultErrorEntry entry) {
        return new BatchOutcome.Refused(
                position, kind(entry), entry.code(), entry.message() == null ? "" : entry.message());
    }

    /** @throws IllegalStateException if nothing is said: offsets of a FIFO queue are found by when it was created */
    static QueueAttributes attributes(QueueUrl queue, Map<QueueAttributeName, String> attributes) {
        if (attributes.isEmpty()) {
            throw new IllegalStateException("it says nothing of the queue");
        }
        return new QueueAttributes(
                queue.isFifo() || Boolean.parseBoolean(attributes.get(QueueAttributeName.FIFO_QUEUE)),
                number(attributes, QueueAttributeName.CREATED_TIMESTAMP, 0),
                Duration.ofSeconds(
                        number(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, DEFAULT_VISIBILITY_SECONDS)),
                Duration.ofSeconds(
                        number(attributes, QueueAttributeName.MESSAGE_RETENTION_PERIOD, DEFAULT_RETENTION_SECONDS)),
                maxReceiveCount(attributes.get(QueueAttributeName.REDRIVE_POLICY)));
    }

    /** A refused entry that is not the sender's fault passes, whatever its code; so does one with a code that is not SQS's. */
    private static FailureKind kind(BatchResultErrorEntry entry) {
        FailureKind kind = FailureKinds.ofCode(entry.code(), entry.message());
        return kind == FailureKind.INVALID && !Boolean.TRUE.equals(entry.senderFault()) ? FailureKind.TRANSIENT : kind;
    }

    /** Null where there is nothing of the type; without a type, whatever is there. */
    private static AttributeValue attribute(MessageAttributeValue value) {
        String type = value.dataType();
        if (type == null || type.isEmpty()) {
            type = value.stringValue() != null ? "String" : "Binary";
        }
        if (type.startsWith("Binary")) {
            return value.binaryValue() == null
                    ? null
                    : new AttributeValue.Binary(type, value.binaryValue().asByteArray());
        }
        if (value.stringValue() == null) {
            return null;
        }
        return type.startsWith("Number")
                ? new AttributeValue.Numeric(type, value.stringValue())
                : new AttributeValue.Text(type, value.stringValue());
    }

    private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name, long defaultValue) {
        String value = attributes.get(name);
        OptionalLong number = LenientNumbers.number(value);
        if (value != null && number.isEmpty()) {
            LOG.warn("SQS describes a queue with {}={}, which is no number; taken for {}", name, value, defaultValue);
        }
        return number.orElse(defaultValue);
    }

    private static OptionalInt maxReceiveCount(String redrivePolicy) {
        if (redrivePolicy == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = MAX_RECEIVE_COUNT.matcher(redrivePolicy);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        // More digits than an int has are as good as no limit.
        return OptionalInt.of((int) Math.min(
                Integer.MAX_VALUE, LenientNumbers.number(matcher.group(1)).orElse(Integer.MAX_VALUE)));
    }
}
