package io.connect.sqsserver.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte buffer. It can be used again after {@link #clear}. */
public final class Bytes {

    private static final int FIRST_CAPACITY = 4_096;

    /** A larger array is released when the buffer is cleared. */
    private static final int KEPT_CAPACITY = 1 << 20;

    private byte[] array = new byte[FIRST_CAPACITY];
    private int length;

    public Bytes clear() {
        length = 0;
        if (array.length > KEPT_CAPACITY) {
            array = new byte[FIRST_CAPACITY];
        }
        return this;
    }

    /** Drops the bytes beyond a length. */
    public Bytes cut(int shorter) {
        length = shorter;
        return this;
    }

    /** The array with the bytes from 0 to {@link #length()}; not a copy. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public Bytes put(char ascii) {
        reserve(1);
        array[length++] = (byte) ascii;
        return this;
    }

    public Bytes put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    public Bytes put(byte[] bytes, int from, int count) {
        reserve(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
        return this;
    }

    /** Appends a text of characters below U+0080. */
    @SuppressWarnings("deprecation")
    public Bytes ascii(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, array, length);
        length += count;
        return this;
    }

    private void reserve(int count) {
        if (length + count > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
        }
    }

    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }
}
