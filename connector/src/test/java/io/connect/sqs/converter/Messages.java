package io.connect.sqs.converter;

import java.util.HashMap;
import java.util.Map;

/** Messages and configurations for tests. */
public final class Messages {

    /** The topic of all test messages. */
    public static final String TOPIC = "orders";

    private Messages() {}

    /** A message of text. */
    public static SourceMessage text(String body) {
        return new SourceMessage(
                "id-1",
                "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                TOPIC,
                new MessageBody.Text(body),
                Map.of(),
                Map.of());
    }

    /** A message with attributes of type String. */
    public static SourceMessage text(String body, Map<String, String> attributes) {
        Map<String, AttributeValue> values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(name, new AttributeValue.Text("String", value)));
        SourceMessage plain = text(body);
        return new SourceMessage(
                plain.messageId(), plain.queueUrl(), plain.topic(), plain.body(), values, plain.systemAttributes());
    }

    /** A message of bytes, as a converter earlier in the chain would return it. */
    public static SourceMessage bytes(byte[] body) {
        return text("").withBody(body);
    }

    /** A configuration of alternating keys and values. */
    public static Map<String, Object> config(Object... keysAndValues) {
        Map<String, Object> config = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            config.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return config;
    }
}
