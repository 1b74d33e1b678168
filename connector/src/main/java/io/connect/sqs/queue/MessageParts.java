package io.connect.sqs.queue;

import io.connect.sqs.converter.AttributeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the parts of a message while a response is read, and builds the message. For use by one thread. */
final class MessageParts {

    private static final Logger LOG = LoggerFactory.getLogger(MessageParts.class);

    private String id;
    private String handle;
    private String body = "";
    private String digest;
    private final Map<String, AttributeValue> attributes = new HashMap<>();
    private Map<String, String> systemAttributes = Map.of();
    private final List<String> defects = new ArrayList<>(0);

    void id(String messageId) {
        id = presentOrNull(messageId);
    }

    void handle(String receiptHandle) {
        handle = presentOrNull(receiptHandle);
    }

    private static String presentOrNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** @param text the text; null for a message without a body */
    void body(String text) {
        body = text == null ? "" : text;
    }

    /** @param md5 the MD5 of the body, in hexadecimal digits */
    void digest(String md5) {
        digest = md5;
    }

    void systemAttributes(Map<String, String> named) {
        systemAttributes = named;
    }

    /**
     * Adds a message attribute. Without a type it gets the type of its value.
     *
     * @param text the text value; null if there is none
     * @param binary the binary value; null if there is none
     */
    void attribute(String name, String givenType, String text, byte[] binary) {
        String type = givenType;
        if (type == null || type.isEmpty()) {
            type = text != null ? "String" : "Binary";
        }
        boolean isBinary = type.startsWith("Binary");
        if (isBinary ? binary == null : text == null) {
            defects.add("its attribute '" + name + "' of type " + givenType + " has no value of that type");
        } else if (isBinary) {
            attributes.put(name, new AttributeValue.Binary(type, binary));
        } else {
            attributes.put(
                    name,
                    type.startsWith("Number")
                            ? new AttributeValue.Numeric(type, text)
                            : new AttributeValue.Text(type, text));
        }
    }

    /**
     * The message, intact or with its defect. Empty if the id or the receipt handle is missing; SQS then delivers the message
     * again.
     */
    Optional<ReceivedMessage> message() {
        if (id == null || handle == null) {
            LOG.warn(
                    "SQS returned a message without {}; it is left in its queue",
                    id == null ? "an id" : "a receipt handle, id " + id);
            return Optional.empty();
        }
        if (!BodyDigest.fits(body, digest)) {
            defects.add(0, "its body does not have the digest " + digest + " that SQS sent with it");
        }
        return Optional.of(new ReceivedMessage(
                id,
                handle,
                body,
                attributes,
                systemAttributes,
                defects.isEmpty() ? null : String.join(", and ", defects)));
    }
}
