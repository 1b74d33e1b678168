package io.connect.sqs.record;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;

/**
 * Headers of a record: the attributes that SQS sets, under names that begin with {@code sqs.}, and the message attributes
 * under their own names. A message attribute that has the name of one of ours loses against it.
 */
public final class MessageHeaders {

    public static final String MESSAGE_ID = "sqs.message.id";
    public static final String QUEUE_URL = "sqs.queue.url";
    public static final String SENT_TIMESTAMP = "sqs.sent.timestamp";
    public static final String RECEIVE_COUNT = "sqs.receive.count";
    public static final String GROUP_ID = "sqs.message.group.id";
    public static final String DEDUPLICATION_ID = "sqs.message.deduplication.id";
    public static final String SEQUENCE_NUMBER = "sqs.sequence.number";
    public static final String SENDER_ID = "sqs.sender.id";
    public static final String TRACE_HEADER = "sqs.aws.trace.header";

    /** W3C Trace Context, made of the X-Ray header where the message carries one and no traceparent of its own. */
    public static final String TRACEPARENT = "traceparent";

    private static final String OWN_PREFIX = "sqs.";

    private MessageHeaders() {}

    /** @param attributes the message attributes that are shown */
    static ConnectHeaders of(QueueUrl queue, ReceivedMessage message, Map<String, AttributeValue> attributes) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString(MESSAGE_ID, message.messageId());
        headers.addString(QUEUE_URL, queue.url());
        if (message.sentTimestampMs() > 0) {
            headers.addLong(SENT_TIMESTAMP, message.sentTimestampMs());
        }
        headers.addInt(RECEIVE_COUNT, message.receiveCount());
        message.groupId().ifPresent(group -> headers.addString(GROUP_ID, group));
        message.deduplicationId().ifPresent(id -> headers.addString(DEDUPLICATION_ID, id));
        system(message, ReceivedMessage.SEQUENCE_NUMBER)
                .ifPresent(number -> headers.addString(SEQUENCE_NUMBER, number));
        system(message, ReceivedMessage.SENDER_ID).ifPresent(sender -> headers.addString(SENDER_ID, sender));
        addTrace(headers, message, attributes);
        attributes.forEach((name, value) -> addAttribute(headers, name, value));
        return headers;
    }

    private static void addTrace(
            ConnectHeaders headers, ReceivedMessage message, Map<String, AttributeValue> attributes) {
        system(message, ReceivedMessage.TRACE_HEADER).ifPresent(trace -> {
            headers.addString(TRACE_HEADER, trace);
            if (!attributes.containsKey(TRACEPARENT)) {
                TraceHeader.toTraceparent(trace).ifPresent(parent -> headers.addString(TRACEPARENT, parent));
            }
        });
    }

    private static void addAttribute(ConnectHeaders headers, String name, AttributeValue value) {
        if (name.startsWith(OWN_PREFIX) && headers.lastWithName(name) != null) {
            return;
        }
        if (value instanceof AttributeValue.Binary binary) {
            headers.add(name, new SchemaAndValue(Schema.BYTES_SCHEMA, binary.value()));
        } else {
            // A Number has up to 38 digits and keeps its text: no type of Connect holds every one unchanged.
            headers.addString(name, value.asText());
        }
    }

    private static Optional<String> system(ReceivedMessage message, String name) {
        return Optional.ofNullable(message.systemAttributes().get(name));
    }
}
