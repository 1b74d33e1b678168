package io.connect.sqs.converter;

import java.util.Map;
import java.util.Objects;

/**
 * The input of a converter.
 *
 * @param messageId the message's id in SQS
 * @param queueUrl the queue from which the message was received
 * @param topic the topic for the message's record
 * @param body the body; each converter of a chain may replace it
 * @param attributes message attributes by name
 * @param systemAttributes attributes that SQS adds, by name ({@code SentTimestamp}, {@code MessageGroupId}, …)
 */
public record SourceMessage(
        String messageId,
        String queueUrl,
        String topic,
        MessageBody body,
        Map<String, AttributeValue> attributes,
        Map<String, String> systemAttributes) {

    public SourceMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(queueUrl, "queueUrl");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(body, "body");
        attributes = Map.copyOf(attributes);
        systemAttributes = Map.copyOf(systemAttributes);
    }

    /** The body as text. */
    public String bodyText() {
        return body.text();
    }

    /** The body as bytes; the caller must not change them. */
    public byte[] bodyBytes() {
        return body.bytes();
    }

    /** The same message with another body. */
    public SourceMessage withBody(String text) {
        return withBody(new MessageBody.Text(text));
    }

    /** The same message with a body of bytes. The caller must not change the bytes afterwards. */
    public SourceMessage withBody(byte[] bytes) {
        return withBody(new MessageBody.Binary(bytes));
    }

    private SourceMessage withBody(MessageBody other) {
        return new SourceMessage(messageId, queueUrl, topic, other, attributes, systemAttributes);
    }
}
