package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Word;

/**
 * A part of a Kafka record that contains a message's body: {@code value}, {@code key} or {@code header:NAME}.
 *
 * @param place the kind of part
 * @param header name of the header; empty for the other kinds
 */
public record RecordPart(Place place, String header) implements Word {

    /** The value. It contains a dead letter's body unless the subject specifies another part. */
    public static final RecordPart VALUE = new RecordPart(Place.VALUE, "");

    private static final String HEADER = "header:";

    /** The kinds of parts. */
    public enum Place {
        VALUE,
        KEY,
        HEADER
    }

    /** Reads text such as {@code header:original-body}. */
    public static RecordPart parse(String text) {
        if (text.startsWith(HEADER) && text.length() > HEADER.length()) {
            return new RecordPart(Place.HEADER, text.substring(HEADER.length()));
        }
        return switch (text) {
            case "value" -> VALUE;
            case "key" -> new RecordPart(Place.KEY, "");
            default ->
                throw new IllegalArgumentException("'" + text
                        + "' is no part of a record that can hold a body, expected value, key or header:NAME");
        };
    }

    @Override
    public String text() {
        return switch (place) {
            case VALUE -> "value";
            case KEY -> "key";
            case HEADER -> HEADER + header;
        };
    }

    @Override
    public String toString() {
        return text();
    }
}
