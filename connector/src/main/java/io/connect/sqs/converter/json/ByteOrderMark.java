package io.connect.sqs.converter.json;

/**
 * The mark that senders on .NET and PowerShell write before UTF-8. JSON has no place for it, and it means nothing, so that it is
 * skipped wherever a body or an object is read as JSON or base64. Stateless.
 */
public final class ByteOrderMark {

    private static final char MARK = '\uFEFF';
    private static final int UTF8_LENGTH = 3;

    private ByteOrderMark() {}

    /** The text behind its mark; the same text when it has none. */
    public static String skip(String text) {
        return text.substring(length(text));
    }

    /** How many characters the mark takes: one or none. */
    public static int length(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    }

    /**
     * How many bytes the mark takes in UTF-8: three or none.
     *
     * @param length number of bytes to read
     */
    public static int length(byte[] utf8, int length) {
        return length >= UTF8_LENGTH && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF
                ? UTF8_LENGTH
                : 0;
    }
}
