package io.connect.sqs.converter;

import java.util.Objects;

/**
 * A message attribute as its sender typed it.
 *
 * <p>SQS knows String, Number and Binary, each with an optional label behind a dot ({@code Number.int}).
 */
public sealed interface AttributeValue {

    /** The type as the sender wrote it, label included. */
    String type();

    /** The value as text; bytes in base64. */
    String asText();

    /** A String attribute. */
    record Text(String type, String value) implements AttributeValue {
        public Text {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return value;
        }
    }

    /** A Number attribute; up to 38 digits, so it stays text. */
    record Numeric(String type, String value) implements AttributeValue {
        public Numeric {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return value;
        }
    }

    /** A Binary attribute. The caller must not change the bytes. */
    record Binary(String type, byte[] value) implements AttributeValue {
        public Binary {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return java.util.Base64.getEncoder().encodeToString(value);
        }
    }
}
