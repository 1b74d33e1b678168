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
 * Creates the headers of a record. Attributes that SQS sets get names that begin with {@code sqs.}, and message attributes keep
 * their names. A message attribute with the same name as one of the connector's headers is dropped.
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

    /**
     * The W3C Trace Context header. It is derived from the X-Ray header if the message has one and has no traceparent
     * attribute.
     */
    public static final String TRACEPARENT = "traceparent";

    private static final String OWN_PREFIX = "sqs.";

    private MessageHeaders() {}

    /**
     * @param attributes the message attributes that are shown
     * @param form the form in which Connect can write headers; as text, a binary attribute is in base64
     */
    static ConnectHeaders of(
            QueueUrl queue, ReceivedMessage message, Map<String, AttributeValue> attributes, RecordForm form) {
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
        attributes.forEach((name, value) -> addAttribute(headers, name, value, form));
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

    private static void addAttribute(ConnectHeaders headers, String name, AttributeValue value, RecordForm form) {
        if (name.startsWith(OWN_PREFIX) && headers.lastWithName(name) != null) {
            return;
        }
        if (value instanceof AttributeValue.Binary binary && form != RecordForm.TEXT) {
            headers.add(name, new SchemaAndValue(Schema.BYTES_SCHEMA, binary.value()));
        } else {
            // A Number has up to 38 digits and stays text, because no type of Connect can represent every number
            // exactly.
            headers.addString(name, value.asText());
        }
    }

    private static Optional<String> system(ReceivedMessage message, String name) {
        return Optional.ofNullable(message.systemAttributes().get(name));
    }
}
