package io.connect.sqs.converter.json;

import java.util.Optional;

/**
 * A value found in JSON text.
 *
 * @param path the path that led to it
 * @param start position of its first character in the text
 * @param end position after its last character
 * @param string its content when it is a JSON string, otherwise empty
 */
public record FieldValue(FieldPath path, int start, int end, Optional<String> string) {

    /** Checks that the span is not inverted. */
    public FieldValue {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "Value of " + path + " ends at " + end + " before it starts at " + start);
        }
    }
}
