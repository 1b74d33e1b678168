package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The bytes that one toxic holds back, with the times of their release. Small buffers and mostly empty ones are copied
 * together, so the memory stays close to the number of bytes. Used by one thread only.
 */
final class HeldBytes {

    /** A buffer filled to less than this share of its memory is copied before it waits. */
    private static final int SPARSE_FACTOR = 4;

    /** Bytes up to this size are always copied, because their own buffer would cost more memory. */
    private static final int SMALL_BYTES = 512;

    /** Small pieces are collected in segments of this size. */
    private static final int SEGMENT_BYTES = 4096;

    private final ArrayDeque<ByteBuf> buffers = new ArrayDeque<>();
    private final Schedule schedule = new Schedule();

    /** The last of the buffers, if small pieces may still be written to it. */
    private ByteBuf segment;

    private long sizeBytes;
    private long bufferBytes;

    /** Plans when the next bytes leave. {@link #append} supplies the bytes, for several plans together. */
    void plan(int size, long arrivalNanos, long releaseNanos, boolean mayMerge) {
        if (size > 0) {
            schedule.add(size, arrivalNanos, releaseNanos, mayMerge);
            sizeBytes += size;
        }
    }

    /** Receives a buffer whose bytes have been planned. */
    void append(ByteBuf bytes) {
        int size = bytes.readableBytes();
        if (size > SMALL_BYTES && size >= bytes.capacity() / SPARSE_FACTOR) {
            add(bytes);
            segment = null;
            return;
        }
        try {
            if (segment == null || segment.writableBytes() < size) {
                segment = bytes.alloc().buffer(size > SMALL_BYTES ? size : SEGMENT_BYTES);
                add(segment);
            }
            segment.writeBytes(bytes);
        } finally {
            bytes.release();
        }
    }

    boolean isEmpty() {
        return schedule.isEmpty();
    }

    /** The time when the first bytes arrived. */
    long arrivalNanos() {
        return schedule.arrivalNanos();
    }

    /** The time when the first bytes leave. */
    long releaseNanos() {
        return schedule.releaseNanos();
    }

    /** The first bytes that leave at the same time and are in one buffer. The caller owns them. */
    ByteBuf poll() {
        ByteBuf first = buffers.peek();
        int size = Math.min(schedule.sizeBytes(), first.readableBytes());
        schedule.take(size);
        sizeBytes -= size;
        if (size < first.readableBytes()) {
            return first.readRetainedSlice(size);
        }
        buffers.poll();
        bufferBytes -= first.capacity();
        if (first == segment) {
            segment = null;
        }
        return first;
    }

    /** All bytes, in as few buffers as they are in. The caller owns them. */
    List<ByteBuf> takeAll() {
        List<ByteBuf> all = List.copyOf(buffers);
        buffers.clear();
        release();
        return all;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** The approximate memory that it uses. */
    long costBytes() {
        return bufferBytes + (long) schedule.count() * Schedule.ENTRY_BYTES;
    }

    /** Discards all bytes. */
    void release() {
        buffers.forEach(ByteBuf::release);
        buffers.clear();
        schedule.clear();
        segment = null;
        sizeBytes = 0;
        bufferBytes = 0;
    }

    private void add(ByteBuf bytes) {
        buffers.add(bytes);
        bufferBytes += bytes.capacity();
    }
}
