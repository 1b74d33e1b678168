package io.connect.sqs.converter.compression;

import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A pool of idle decompressors; the last used one is borrowed first. It has at most as many decompressors as threads have used
 * at the same time. Thread-safe. After {@link #close}, decompressors still in use are closed when they are returned.
 */
public final class DecompressorPool implements AutoCloseable {

    private final ConcurrentLinkedDeque<Decompressor> idle = new ConcurrentLinkedDeque<>();
    private final int limitBytes;
    private volatile boolean closed;

    /**
     * Creates an empty pool.
     *
     * @param limitBytes the largest decompressed size
     */
    public DecompressorPool(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Takes a decompressor from the pool or creates one. The caller must return it. */
    public Decompressor borrow() {
        Decompressor decompressor = idle.pollFirst();
        return decompressor == null ? new Decompressor(limitBytes) : decompressor;
    }

    /** Returns a decompressor to the pool; its last result is no longer valid. */
    public void giveBack(Decompressor decompressor) {
        decompressor.clear();
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
