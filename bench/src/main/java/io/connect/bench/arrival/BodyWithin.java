package io.connect.bench.arrival;

import java.nio.charset.StandardCharsets;

/**
 * The longest part of a JSON body that was found in a record's value. The value may quote the body, and may have other text
 * around it. Backslashes before a quote and blanks between tokens are ignored, since a body contains neither.
 *
 * @param matched the number of the body's bytes that were found
 * @param length the number of bytes in the body
 * @param restIsEnd whether only the ends of strings and objects follow in the value
 * @param next the byte that follows in the value; 0 at its end
 */
record BodyWithin(int matched, int length, boolean restIsEnd, byte next) {

    /** The body must begin within this many bytes of the value. */
    private static final int LATEST_START = 512;

    private static final byte[] DATA = "\"data\":\"".getBytes(StandardCharsets.US_ASCII);

    /** The bytes of a body. They need not be in an array. */
    interface Body {
        byte at(int index);
    }

    /** Finds the longest part of the body in the value. */
    static BodyWithin of(byte[] value, Body body, int length) {
        BodyWithin longest = new BodyWithin(0, length, false, (byte) 0);
        for (int start = 0; start < Math.min(value.length, LATEST_START); start++) {
            if (value[start] == body.at(0)) {
                BodyWithin found = from(value, start, body, length);
                longest = found.matched > longest.matched ? found : longest;
            }
        }
        return longest;
    }

    private static BodyWithin from(byte[] value, int start, Body body, int length) {
        int at = start;
        int matched = 0;
        boolean inText = false;
        while (matched < length) {
            at = skip(value, at, inText);
            if (at >= value.length || value[at] != body.at(matched)) {
                break;
            }
            inText ^= value[at] == '"';
            at++;
            matched++;
        }
        return new BodyWithin(matched, length, isEnd(value, at), at < value.length ? value[at] : 0);
    }

    private static int skip(byte[] value, int from, boolean inText) {
        int at = from;
        while (at < value.length && value[at] == '\\') {
            at++;
        }
        if (at > from && (at == value.length || value[at] != '"')) {
            return from;
        }
        while (!inText && at < value.length && value[at] == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isEnd(byte[] value, int from) {
        for (int at = from; at < value.length; at++) {
            if ("\"}] \\".indexOf(value[at]) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean isWhole() {
        return matched == length;
    }

    /** Whether the value ends before the body does. */
    boolean isCut() {
        return matched > 0 && restIsEnd;
    }

    /** Whether the data field exists and is empty. */
    boolean isWithoutData(Body body) {
        if (matched < DATA.length || next != '"' && next != '\\') {
            return false;
        }
        for (int index = 0; index < DATA.length; index++) {
            if (body.at(matched - DATA.length + index) != DATA[index]) {
                return false;
            }
        }
        return true;
    }
}
