package io.connect.sqs.converter.json;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * A path with dots to a field in a JSON document, such as {@code detail.payload.s3Uri}. A segment is the name of a field, or
 * the index of an array element. {@code *} means any field or any element. A dot or backslash in a field's name needs a
 * backslash before it. Immutable.
 *
 * @param text the configured path, for error messages
 * @param segments the parts of the path, outermost first
 */
public record FieldPath(String text, List<String> segments) {

    private static final String ANY = "*";

    /** Copies the segments, and rejects a path without segments. */
    public FieldPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A field path needs at least one segment");
        }
    }

    /**
     * Parses a path from the configuration.
     *
     * @param key the configuration key, for the error message
     * @param text the dotted path
     * @throws ConfigException if a segment is empty
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
