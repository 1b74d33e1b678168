package io.connect.sqs.converter;

import java.util.Objects;

/**
 * The type and value of a message attribute.
 *
 * <p>SQS has the types String, Number and Binary, each with an optional label after a dot ({@code Number.int}).
 */
public sealed interface AttributeValue {

    /** The type from the sender, including the label. */
    String type();

    /** The value as text; bytes are encoded in base64. */
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

    /** A Number attribute. It stays text, because it may have up to 38 digits. */
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
