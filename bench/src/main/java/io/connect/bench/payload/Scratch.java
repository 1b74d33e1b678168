package io.connect.bench.payload;

import java.util.Arrays;

/** Bytes that are written anew for every message, in an array that only grows. Not thread-safe. */
public final class Scratch {

    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Begins again with this many bytes of any content. */
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

    /** Number of the bytes. */
    public int length() {
        return length;
    }

    /** The byte at an index. */
    public byte at(int index) {
        return bytes[index];
    }
}
