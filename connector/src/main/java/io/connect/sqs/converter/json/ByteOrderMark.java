package io.connect.sqs.converter.json;

/**
 * The byte order mark that senders on .NET and PowerShell write before UTF-8. JSON does not allow it, and it has no meaning. So
 * it is skipped when a body or an object is read as JSON or base64. Stateless.
 */
public final class ByteOrderMark {

    private static final char MARK = '\uFEFF';
    private static final int UTF8_LENGTH = 3;

    private ByteOrderMark() {}

    /** The text after the mark; the same text if it has none. */
    public static String skip(String text) {
        return text.substring(length(text));
    }

    /** The number of characters of the mark: one, or zero if there is none. */
    public static int length(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    }

    /**
     * The number of bytes of the mark in UTF-8: three, or zero if there is none.
     *
     * @param length number of bytes to read
     */
    public static int length(byte[] utf8, int length) {
        return length >= UTF8_LENGTH && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF
                ? UTF8_LENGTH
                : 0;
    }
}
