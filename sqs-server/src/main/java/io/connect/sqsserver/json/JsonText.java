package io.connect.sqsserver.json;

import java.util.Arrays;

/**
 * A JSON string as UTF-8.
 *
 * @param text the text without escapes
 * @param next the index after the closing quotation mark
 */
record JsonText(Text text, int next) {

    private static final int HEX = 16;

    /** Reads from the index after the opening quotation mark; null if this is no JSON string. */
    static JsonText read(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
            if (isControl(bytes[at])) {
                return null;
            }
            at++;
        }
        if (at >= end) {
            return null;
        }
        if (bytes[at] == '"') {
            return new JsonText(new Text(Arrays.copyOfRange(bytes, from, at)), at + 1);
        }
        return unescape(bytes, from, at, end);
    }

    private static JsonText unescape(byte[] bytes, int from, int escape, int end) {
        int quote = closing(bytes, escape, end);
        if (quote < 0) {
            return null;
        }
        byte[] plain = new byte[quote - from];
        System.arraycopy(bytes, from, plain, 0, escape - from);
        int length = escape - from;
        int at = escape;
        while (at < quote) {
            byte each = bytes[at];
            if (each != '\\') {
                if (isControl(each)) {
                    return null;
                }
                plain[length++] = each;
                at++;
            } else if (bytes[at + 1] == 'u') {
                int code = code(bytes, at, quote);
                if (code < 0) {
                    return null;
                }
                at += 6;
                if (code >= 0xd800 && code < 0xdc00) {
                    int low = code(bytes, at, quote);
                    if (low >= 0xdc00 && low < 0xe000) {
                        code = 0x10000 + (code - 0xd800 << 10) + (low - 0xdc00);
                        at += 6;
                    }
                }
                length = encode(code, plain, length);
            } else {
                int meaning = "\"\\/bfnrt".indexOf(bytes[at + 1]);
                if (meaning < 0) {
                    return null;
                }
                plain[length++] = (byte) "\"\\/\b\f\n\r\t".charAt(meaning);
                at += 2;
            }
        }
        return new JsonText(new Text(length == plain.length ? plain : Arrays.copyOf(plain, length)), quote + 1);
    }

    private static int closing(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at < end ? at : -1;
    }

    /** Returns the code unit of the escape at this index, or -1. */
    private static int code(byte[] bytes, int at, int end) {
        if (at + 6 > end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(bytes[i], HEX);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private static int encode(int code, byte[] plain, int from) {
        int at = from;
        if (code < 0x80) {
            plain[at++] = (byte) code;
        } else if (code < 0x800) {
            plain[at++] = (byte) (0xc0 | code >> 6);
            plain[at++] = (byte) (0x80 | code & 0x3f);
        } else {
            if (code < 0x10000) {
                plain[at++] = (byte) (0xe0 | code >> 12);
            } else {
                plain[at++] = (byte) (0xf0 | code >> 18);
                plain[at++] = (byte) (0x80 | code >> 12 & 0x3f);
            }
            plain[at++] = (byte) (0x80 | code >> 6 & 0x3f);
            plain[at++] = (byte) (0x80 | code & 0x3f);
        }
        return at;
    }

    private static boolean isControl(byte each) {
        return each >= 0 && each < ' ';
    }
}
