package io.connect.sqs.converter;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The body of a message: text from SQS, or bytes from another converter. Must not be changed. */
public sealed interface MessageBody {

    /** The body as text; bytes are decoded as UTF-8. */
    String text();

    /** The body as bytes; text is encoded as UTF-8. The caller must not change the bytes. */
    byte[] bytes();

    /** The approximate heap memory of the body, in bytes. */
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
