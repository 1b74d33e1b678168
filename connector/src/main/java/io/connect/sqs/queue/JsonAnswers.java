package io.connect.sqs.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Reads responses in AWS JSON 1.0. Unknown fields are ignored, null counts as absent, and a number is accepted in place of
 * text. Any other type of value makes the response unreadable, as in the generated client.
 */
final class JsonAnswers {

    /**
     * Field names are not cached. Senders choose the attribute names, so their number has no limit and could overflow Jackson's
     * symbol table.
     */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private JsonAnswers() {}

    /** The messages of a receive, without those that lack an id or a receipt handle. */
    static List<ReceivedMessage> messages(byte[] answer) {
        List<ReceivedMessage> messages = new ArrayList<>(10);
        read(answer, (json, field) -> {
            if (field.equals("Messages")) {
                eachOf(json, () -> message(json, messages));
            } else {
                json.skipChildren();
            }
        });
        return messages;
    }

    /** The outcome of a batch with this number of entries. */
    static BatchOutcome outcome(int entries, byte[] answer) {
        BatchEntries batch = new BatchEntries(entries);
        read(answer, (json, field) -> {
            if (field.equals("Successful")) {
                eachOf(json, () -> entry(json, batch, true));
            } else if (field.equals("Failed")) {
                eachOf(json, () -> entry(json, batch, false));
            } else {
                json.skipChildren();
            }
        });
        return batch.outcome();
    }

    private static void message(JsonParser json, List<ReceivedMessage> messages) throws IOException {
        MessageParts parts = new MessageParts();
        fields(json, field -> {
            switch (field) {
                case "MessageId" -> parts.id(text(json));
                case "ReceiptHandle" -> parts.handle(text(json));
                case "Body" -> parts.body(text(json));
                case "MD5OfBody" -> parts.digest(text(json));
                case "Attributes" -> parts.systemAttributes(texts(json));
                case "MessageAttributes" -> fields(json, name -> attribute(json, name, parts));
                default -> json.skipChildren();
            }
        });
        parts.message().ifPresent(messages::add);
    }

    private static void attribute(JsonParser json, String name, MessageParts parts) throws IOException {
        String[] typeAndText = new String[2];
        byte[][] binary = new byte[1][];
        fields(json, field -> {
            switch (field) {
                case "DataType" -> typeAndText[0] = text(json);
                case "StringValue" -> typeAndText[1] = text(json);
                case "BinaryValue" -> {
                    String base64 = text(json);
                    binary[0] = base64 == null ? null : bytes(base64);
                }
                default -> json.skipChildren();
            }
        });
        parts.attribute(name, typeAndText[0], typeAndText[1], binary[0]);
    }

    /**
     * Decodes base64; null if the text is invalid. Then only this message has a defect, and the others of the response can be
     * read.
     */
    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void entry(JsonParser json, BatchEntries batch, boolean done) throws IOException {
        Map<String, String> entry = new HashMap<>();
        fields(json, field -> {
            switch (field) {
                case "Id", "Code", "Message", "SenderFault" -> entry.put(field, text(json));
                default -> json.skipChildren();
            }
        });
        if (done) {
            batch.done(entry.get("Id"));
        } else {
            batch.refused(
                    entry.get("Id"),
                    entry.get("Code"),
                    entry.get("Message"),
                    Boolean.parseBoolean(entry.get("SenderFault")));
        }
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        fields(json, name -> {
            String text = text(json);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken().isScalarValue()) {
            return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
        }
        throw new JsonParseException(json, "text was expected and not " + json.currentToken());
    }

    private static void read(byte[] answer, OfAnswer each) {
        if (answer.length == 0) {
            return;
        }
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            fields(json, field -> each.read(json, field));
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    private static SdkClientException unreadable(String reason, Exception cause) {
        return SdkClientException.create("The answer cannot be read: " + reason, cause);
    }

    /** Calls {@code each} for each field of an object, with the value as the current token. */
    private static void fields(JsonParser json, OfField each) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(json, "an object was expected and not " + json.currentToken());
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            each.read(name);
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new JsonParseException(json, "an object is not closed");
        }
    }

    private static void eachOf(JsonParser json, OfElement each) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(json, "a list was expected and not " + json.currentToken());
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            each.read();
        }
    }

    private interface OfAnswer {
        void read(JsonParser json, String field) throws IOException;
    }

    private interface OfField {
        void read(String name) throws IOException;
    }

    private interface OfElement {
        void read() throws IOException;
    }
}
