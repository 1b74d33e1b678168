package io.connect.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of SQS to a SendMessageBatch call, entry by entry, in the order of sending.
 *
 * @param entries one outcome per entry sent
 */
public record SendBatchResponse(List<Outcome> entries) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Copies the list. */
    public SendBatchResponse {
        entries = List.copyOf(entries);
    }

    /** The outcome of one entry. */
    public sealed interface Outcome permits Accepted, Rejected {}

    /**
     * An accepted message.
     *
     * @param messageId the id SQS gave it
     * @param sequenceNumber its position in the queue; null on a standard queue
     */
    public record Accepted(String messageId, String sequenceNumber) implements Outcome {}

    /**
     * A rejected message.
     *
     * @param code SQS's error code
     * @param message the explanation of the error
     */
    public record Rejected(String code, String message) implements Outcome {}

    /** Number of entries that SQS accepted. */
    public int accepted() {
        int count = 0;
        for (Outcome entry : entries) {
            if (entry instanceof Accepted) {
                count++;
            }
        }
        return count;
    }

    /**
     * Reads the answer to a call of {@code expected} entries.
     *
     * @throws IOException when it is not an answer to such a call: an entry is missing, unknown or duplicated
     */
    public static SendBatchResponse parse(byte[] body, int expected) throws IOException {
        Outcome[] outcomes = new Outcome[expected];
        try (JsonParser parser = JSON.createParser(body)) {
            require(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_ARRAY && (field.equals("Successful") || field.equals("Failed"))) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entry(parser, outcomes, field.equals("Successful"));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        List<Outcome> entries = new ArrayList<>(expected);
        for (int i = 0; i < expected; i++) {
            if (outcomes[i] == null) {
                throw new IOException("SQS's answer says nothing of entry " + i + " of " + expected);
            }
            entries.add(outcomes[i]);
        }
        return new SendBatchResponse(entries);
    }

    private static void entry(JsonParser parser, Outcome[] outcomes, boolean successful) throws IOException {
        String id = null;
        String messageId = null;
        String sequenceNumber = null;
        String code = null;
        String message = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "Id" -> id = parser.getText();
                case "MessageId" -> messageId = parser.getText();
                case "SequenceNumber" -> sequenceNumber = parser.getValueAsString();
                case "Code" -> code = parser.getText();
                case "Message" -> message = parser.getValueAsString();
                default -> parser.skipChildren();
            }
        }
        int position = position(id, outcomes.length);
        if (outcomes[position] != null) {
            throw new IOException("SQS's answer names entry " + id + " twice");
        }
        outcomes[position] = successful ? new Accepted(messageId, sequenceNumber) : new Rejected(code, message);
    }

    private static int position(String id, int expected) throws IOException {
        try {
            int position = Integer.parseInt(id);
            if (position >= 0 && position < expected) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Continues to the error below, which names the id.
        }
        throw new IOException("SQS's answer names entry '" + id + "'; the call had entries 0 to " + (expected - 1));
    }

    private static void require(JsonParser parser, JsonToken met, JsonToken wanted) throws IOException {
        if (met != wanted) {
            throw new IOException("SQS's answer begins with " + met + " at "
                    + parser.currentLocation().offsetDescription() + "; a JSON object is expected");
        }
    }
}
