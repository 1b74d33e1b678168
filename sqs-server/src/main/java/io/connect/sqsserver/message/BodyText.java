package io.connect.sqsserver.message;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;

/**
 * The characters that a body may have. They are those of XML 1.0: tab, line feed, carriage return, U+0020 to U+D7FF,
 * U+E000 to U+FFFD and U+10000 to U+10FFFF (API reference, SendMessage).
 */
public final class BodyText {

    private static final int CONTINUATION_MASK = 0xc0;
    private static final int CONTINUATION = 0x80;

    private BodyText() {}

    /**
     * Refuses a text that is not UTF-8 or that has a forbidden character.
     *
     * @throws SqsException InvalidMessageContents
     */
    public static void check(byte[] utf8) {
        if (!isAllowed(utf8)) {
            throw new SqsException(
                    ErrorCode.INVALID_MESSAGE_CONTENTS,
                    "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
                            + " #xE000 to #xFFFD | #x10000 to #x10FFFF.");
        }
    }

    /** Whether the text is UTF-8 and has only allowed characters. */
    public static boolean isAllowed(byte[] utf8) {
        int at = 0;
        while (at < utf8.length) {
            int first = utf8[at];
            if (first >= 0) {
                if (first < ' ' && first != '\t' && first != '\n' && first != '\r') {
                    return false;
                }
                at++;
                continue;
            }
            int length = lengthOf(first & 0xff);
            if (length == 0 || at + length > utf8.length || !isAllowed(utf8, at, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private static int lengthOf(int first) {
        if (first >= 0xc2 && first < 0xe0) {
            return 2;
        }
        if (first >= 0xe0 && first < 0xf0) {
            return 3;
        }
        return first >= 0xf0 && first < 0xf5 ? 4 : 0;
    }

    private static boolean isAllowed(byte[] utf8, int at, int length) {
        int code = utf8[at] & 0xff >> length + 1;
        for (int i = at + 1; i < at + length; i++) {
            if ((utf8[i] & CONTINUATION_MASK) != CONTINUATION) {
                return false;
            }
            code = code << 6 | utf8[i] & 0x3f;
        }
        return switch (length) {
            case 2 -> true;
            case 3 -> code >= 0x800 && (code < 0xd800 || code > 0xdfff) && code < 0xfffe;
            default -> code >= 0x10000 && code <= 0x10ffff;
        };
    }
}
