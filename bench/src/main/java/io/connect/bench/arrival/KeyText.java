package io.connect.bench.arrival;

import java.util.Arrays;

/** Removes the quotes and the envelope that JsonConverter puts around the text of a key. */
final class KeyText {

    private static final byte QUOTE = '"';

    private KeyText() {}

    /** Returns the text of a key that is plain text, a JSON string, or a JSON string in a schema envelope. */
    static byte[] plain(byte[] key) {
        int end = key.length;
        if (end > 1 && key[0] == '{' && key[end - 1] == '}') {
            end--;
        }
        if (end < 2 || key[end - 1] != QUOTE || key[0] != QUOTE && end == key.length) {
            return key;
        }
        int start = end - 2;
        while (start >= 0 && key[start] != QUOTE) {
            start--;
        }
        return Arrays.copyOfRange(key, start + 1, end - 1);
    }
}
