package io.connect.sqs.converter.compression;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64 as senders really write it: standard or URL-safe alphabet (even mixed), with or without padding, wrapped by
 * line ends or tabs. Spaces inside are not taken: text with words is not base64. Stateless.
 */
public final class Base64Text {

    private Base64Text() {}

    /**
     * Decodes.
     *
     * @param text ASCII bytes
     * @return empty when this is not base64
     */
    public static Optional<byte[]> decode(byte[] text) {
        // JSON and XML are told by their first character, without the price of an exception.
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

    /**
     * Whether text that is not base64 as a whole begins like base64 of compressed data: then it is damaged, and not
     * simply uncompressed.
     */
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
