package io.connect.sqsserver.message;

import java.nio.charset.StandardCharsets;

/** Converts texts to UTF-8 and back. */
public final class Utf8 {

    private Utf8() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return bytes(text).length;
            }
        }
        return length;
    }
}
