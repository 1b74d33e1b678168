package io.connect.bench.calibrate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests and answers of the SQS JSON protocol, written as text and read token by token. */
final class LeanJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonStringEncoder ESCAPE = JsonStringEncoder.getInstance();
    /** Characters reserved for each entry with its receipt handle. */
    private static final int ENTRY_CHARS = 300;

    /** One entry of a batch delete that SQS did not delete, with the error code. */
    record Refusal(int entry, String code, boolean forGood) {}

    private LeanJson() {}

    static byte[] receive(String queueUrl, int messages, long waitSeconds) {
        StringBuilder json = new StringBuilder(queueUrl.length() + 80);
        quoted(json.append("{\"QueueUrl\":"), queueUrl);
        json.append(",\"MaxNumberOfMessages\":").append(messages);
        json.append(",\"WaitTimeSeconds\":").append(waitSeconds).append('}');
        return bytes(json);
    }

    /** Encodes a batch delete. The position of an entry is its id. */
    static byte[] delete(String queueUrl, List<String> receiptHandles) {
        StringBuilder json = new StringBuilder(queueUrl.length() + ENTRY_CHARS * receiptHandles.size());
        quoted(json.append("{\"QueueUrl\":"), queueUrl);
        json.append(",\"Entries\":[");
        for (int i = 0; i < receiptHandles.size(); i++) {
            json.append(i == 0 ? "{\"Id\":\"" : ",{\"Id\":\"").append(i);
            quoted(json.append("\",\"ReceiptHandle\":"), receiptHandles.get(i)).append('}');
        }
        return bytes(json.append("]}"));
    }

    private static StringBuilder quoted(StringBuilder json, String text) {
        json.append('"');
        ESCAPE.quoteAsString(text, json);
        return json.append('"');
    }

    private static byte[] bytes(StringBuilder json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the messages of a receive's answer. An answer without messages has no list. */
    static List<LeanMessage> messages(byte[] answer, int length) throws IOException {
        List<LeanMessage> messages = new ArrayList<>(LeanSqs.BATCH);
        eachEntry(answer, length, "Messages", parser -> messages.add(message(parser)));
        return messages;
    }

    private static LeanMessage message(JsonParser parser) throws IOException {
        String id = null;
        String receiptHandle = null;
        String body = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "MessageId" -> id = parser.getText();
                case "ReceiptHandle" -> receiptHandle = parser.getText();
                case "Body" -> body = parser.getText();
                default -> parser.skipChildren();
            }
        }
        if (id == null || receiptHandle == null || body == null) {
            throw new IOException("a message has id " + id + (receiptHandle == null ? ", no receipt handle" : "")
                    + (body == null ? ", no body" : "") + "; all three are needed");
        }
        return new LeanMessage(id, receiptHandle, body);
    }

    /** Reads the entries of a batch delete that SQS did not delete. */
    static List<Refusal> refusals(byte[] answer, int length) throws IOException {
        List<Refusal> refusals = new ArrayList<>();
        eachEntry(answer, length, "Failed", parser -> refusals.add(refusal(parser)));
        return refusals;
    }

    private static Refusal refusal(JsonParser parser) throws IOException {
        int entry = -1;
        String code = null;
        boolean forGood = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "Id" -> entry = parser.getValueAsInt(-1);
                case "Code" -> code = parser.getText();
                case "SenderFault" -> forGood = parser.getValueAsBoolean();
                default -> parser.skipChildren();
            }
        }
        return new Refusal(entry, code, forGood);
    }

    private interface Entry {
        void read(JsonParser parser) throws IOException;
    }

    private static void eachEntry(byte[] answer, int length, String list, Entry entry) throws IOException {
        try (JsonParser parser = JSON.createParser(answer, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it begins with " + parser.currentToken() + "; a JSON object is expected");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && field.equals(list)) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entry.read(parser);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("it ends within its JSON object");
            }
        }
    }
}
