package io.connect.sqs.converter.compression;

import io.connect.sqs.converter.json.Utf8;
import io.connect.sqs.converter.memory.GrowthBudget;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** A byte array that doubles its size up to a limit and is reused for the next message. Not thread-safe. */
public final class BoundedBuffer {

    private static final int INITIAL_BYTES = 64 * 1024;

    /** The size retained between messages, so that a huge message does not leave large idle buffers. */
    private static final int RETAINED_BYTES = 1024 * 1024;

    private final int limitBytes;
    private byte[] bytes;
    private int size;

    BoundedBuffer(int limitBytes) {
        if (limitBytes < 1) {
            throw new IllegalArgumentException("The limit must be at least one byte, not " + limitBytes);
        }
        this.limitBytes = limitBytes;
        this.bytes = new byte[Math.min(INITIAL_BYTES, limitBytes)];
    }

    /** The number of bytes written since the last clear. */
    public int size() {
        return size;
    }

    /** A copy of the bytes written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The internal array. Its content is valid up to {@link #size()} and until the next use. */
    public byte[] array() {
        return bytes;
    }

    /** The content as text; empty if it is not valid UTF-8. */
    public Optional<String> toText() {
        return Utf8.decode(bytes, size);
    }

    void clear() {
        size = 0;
        if (bytes.length > RETAINED_BYTES) {
            bytes = new byte[Math.min(INITIAL_BYTES, limitBytes)];
        }
    }

    /** Ensures capacity for at least one more byte, possibly with a new array, and returns the free capacity. */
    int room() throws SizeLimitException {
        if (size == bytes.length) {
            grow(1);
        }
        return bytes.length - size;
    }

    /** Ensures capacity for this number of additional bytes, or throws an exception. */
    void reserve(int more) throws SizeLimitException {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    void advance(int written) {
        size += written;
    }

    void append(byte[] source, int offset, int length) throws SizeLimitException {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Reads a stream to its end. */
    void drain(InputStream in) throws IOException {
        while (size < limitBytes) {
            int room = room();
            int read = in.read(bytes, size, room);
            if (read < 0) {
                return;
            }
            size += read;
        }
        if (in.read() >= 0) {
            throw new SizeLimitException(limitBytes);
        }
    }

    private void grow(int more) throws SizeLimitException {
        if (more > limitBytes - size) {
            throw new SizeLimitException(limitBytes);
        }
        int doubled = (int) Math.min(limitBytes, bytes.length * 2L);
        int larger = Math.max(doubled, size + more);
        GrowthBudget.take(larger - (long) bytes.length);
        bytes = Arrays.copyOf(bytes, larger);
    }
}
