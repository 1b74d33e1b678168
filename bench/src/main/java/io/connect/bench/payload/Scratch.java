package io.connect.bench.payload;

import java.util.Arrays;

/** A buffer that is overwritten for every message; its array only grows. Not thread-safe. */
public final class Scratch {

    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Sets the length of the next content; the bytes in the array are undefined. */
    byte[] start(int size) {
        if (bytes.length < size) {
            bytes = new byte[Math.max(size, bytes.length * 2)];
        }
        length = size;
        return bytes;
    }

    /** Whether a value is exactly these bytes. */
    public boolean is(byte[] value) {
        return Arrays.equals(bytes, 0, length, value, 0, value.length);
    }

    /** Number of bytes in the buffer. */
    public int length() {
        return length;
    }

    /** The byte at an index. */
    public byte at(int index) {
        return bytes[index];
    }
}
