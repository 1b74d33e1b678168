package io.connect.sqs.converter.json;

import java.util.Optional;

/**
 * A value that was found in JSON text.
 *
 * @param path the path of the value
 * @param start position of the first character in the text
 * @param end position after the last character
 * @param string the content of a JSON string; empty for other values
 */
public record FieldValue(FieldPath path, int start, int end, Optional<String> string) {

    /** Checks that the end is not before the start. */
    public FieldValue {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "Value of " + path + " ends at " + end + " before it starts at " + start);
        }
    }
}
