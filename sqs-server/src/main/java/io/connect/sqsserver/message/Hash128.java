package io.connect.sqsserver.message;

import java.nio.charset.StandardCharsets;

/**
 * Sixteen bytes: an MD5 hash or a message id. Two numbers use a third of the memory of the text form.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
public record Hash128(long high, long low) {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;

    /** Reads the first sixteen bytes, most significant first. */
    public static Hash128 of(byte[] bytes) {
        return new Hash128(read(bytes, 0), read(bytes, Long.BYTES));
    }

    private static long read(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = value << Byte.SIZE | bytes[i] & 0xff;
        }
        return value;
    }

    /** Thirty-two lower-case hexadecimal digits in ASCII. */
    public byte[] hex() {
        byte[] text = new byte[LENGTH];
        write(text, 0, high, 0, 16);
        write(text, 16, low, 0, 16);
        return text;
    }

    /** The form of a UUID, in ASCII. */
    public byte[] uuid() {
        byte[] text = new byte[LENGTH + 4];
        write(text, 0, high, 0, 8);
        text[8] = '-';
        write(text, 9, high, 8, 12);
        text[13] = '-';
        write(text, 14, high, 12, 16);
        text[18] = '-';
        write(text, 19, low, 0, 4);
        text[23] = '-';
        write(text, 24, low, 4, 16);
        return text;
    }

    private static void write(byte[] text, int at, long value, int from, int to) {
        for (int digit = from; digit < to; digit++) {
            text[at + digit - from] = DIGITS[(int) (value >>> (60 - 4 * digit)) & 0xf];
        }
    }

    @Override
    public String toString() {
        return new String(uuid(), StandardCharsets.US_ASCII);
    }
}
