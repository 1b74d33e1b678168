package io.connect.sqs.converter.compression;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A tolerant base64 decoder. It accepts the standard and the URL-safe alphabet (even mixed), text with or without padding, and
 * line ends or tabs. It does not accept spaces inside, because text with words is not base64. Stateless.
 */
public final class Base64Text {

    private Base64Text() {}

    /**
     * Decodes base64 text.
     *
     * @param text ASCII bytes
     * @return empty if the text is not base64
     */
    public static Optional<byte[]> decode(byte[] text) {
        // JSON and XML are recognised by their first character, without the cost of an exception.
        if (text.length == 0 || text[0] == '{' || text[0] == '[' || text[0] == '<' || text[0] == '"') {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notPlain) {
            return decodeNormalised(text);
        }
    }

    private static Optional<byte[]> decodeNormalised(byte[] text) {
        byte[] normal = new byte[text.length];
        int size = 0;
        int first = 0;
        int last = text.length;
        while (first < last && isBlank(text[first])) {
            first++;
        }
        while (last > first && isBlank(text[last - 1])) {
            last--;
        }
        for (int i = first; i < last; i++) {
            byte b = text[i];
            switch (b) {
                case '\r', '\n', '\t' -> {}
                case '-' -> normal[size++] = '+';
                case '_' -> normal[size++] = '/';
                default -> normal[size++] = b;
            }
        }
        if (size == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Arrays.copyOf(normal, size)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\r' || b == '\n' || b == '\t';
    }

    /** Whether invalid base64 text begins like base64 of compressed data. Then the text is damaged, not uncompressed. */
    public static boolean beginsLikeCompressed(byte[] text) {
        int quads = Math.min(text.length, 16) / 4 * 4;
        if (quads < 8) {
            return false;
        }
        return decode(Arrays.copyOf(text, quads))
                .flatMap(start -> CompressionFormat.detect(start, start.length))
                .filter(CompressionFormat::isSurelyMarked)
                .isPresent();
    }
}
