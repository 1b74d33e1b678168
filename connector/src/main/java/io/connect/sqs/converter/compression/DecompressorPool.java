package io.connect.sqs.converter.compression;

import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Decompressors waiting for work: as many as threads were ever at work at once, the last used first. Thread-safe. After
 * {@link #close} decompressors still in use are closed when they are returned.
 */
public final class DecompressorPool implements AutoCloseable {

    private final ConcurrentLinkedDeque<Decompressor> idle = new ConcurrentLinkedDeque<>();
    private final int limitBytes;
    private volatile boolean closed;

    /**
     * Creates an empty pool.
     *
     * @param limitBytes the most a message may unpack to
     */
    public DecompressorPool(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Takes a decompressor, which the caller gives back. */
    public Decompressor borrow() {
        Decompressor decompressor = idle.pollFirst();
        return decompressor == null ? new Decompressor(limitBytes) : decompressor;
    }

    /** Returns a decompressor to the pool; its last result is no longer valid. */
    public void giveBack(Decompressor decompressor) {
        idle.addFirst(decompressor);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Decompressor next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            next.close();
        }
    }
}
