package io.connect.sqs.converter;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The body of a message: text as SQS delivers it, or bytes once a converter has replaced it. Immutable by agreement. */
public sealed interface MessageBody {

    /** As text; bytes are read as UTF-8. */
    String text();

    /** As bytes; text is written as UTF-8. The caller must not change them. */
    byte[] bytes();

    /** About how many bytes of heap it holds. */
    int sizeBytes();

    /** A body of text. */
    record Text(String text) implements MessageBody {
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int sizeBytes() {
            return text.length();
        }
    }

    /** A body of bytes. */
    record Binary(byte[] bytes) implements MessageBody {
        public Binary {
            Objects.requireNonNull(bytes, "bytes");
        }

        @Override
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public int sizeBytes() {
            return bytes.length;
        }
    }
}
