package io.connect.sqs.converter.json;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * A path to a field inside a JSON document, written with dots: {@code detail.payload.s3Uri}. A segment names a field of
 * an object; in an array a number is an index and {@code *} any element ({@code *} in an object is any field). A dot or
 * backslash that belongs to a field's name is written with a backslash before it. Immutable.
 *
 * @param text the path as configured, for messages
 * @param segments its parts, outermost first
 */
public record FieldPath(String text, List<String> segments) {

    private static final String ANY = "*";

    /** Copies the segments and refuses a path without any. */
    public FieldPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A field path needs at least one segment");
        }
    }

    /**
     * Parses a path as a user writes it.
     *
     * @param key the configuration key it came from, named in the error
     * @param text the dotted path
     * @throws ConfigException when a segment is empty
     */
    public static FieldPath parse(String key, String text) {
        String trimmed = text.strip();
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '\\' && i + 1 < trimmed.length()) {
                segment.append(trimmed.charAt(++i));
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        if (segments.contains("")) {
            throw new ConfigException(
                    key, text, "has an empty segment; write field names separated by single dots, like detail.s3Uri");
        }
        return new FieldPath(trimmed, segments);
    }

    boolean isComplete(int matchedSegments) {
        return matchedSegments == segments.size();
    }

    boolean matchesField(int segment, String name) {
        String wanted = segments.get(segment);
        return wanted.equals(name) || wanted.equals(ANY);
    }

    boolean matchesIndex(int segment, int index) {
        String wanted = segments.get(segment);
        return wanted.equals(ANY) || wanted.equals(Integer.toString(index));
    }

    @Override
    public String toString() {
        return text;
    }
}
