package io.connect.toxiproxy.link;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the toxics of all proxies of a server may hold bytes in, together. A link may hold as much as is still
 * free. So a single link gets up to half of it, and many links get about the same each. A link at its limit reads on when
 * its own bytes have left. Nothing is ever refused: a link is slowed down, not cut. Safe for use by any thread.
 */
public final class HoldBudget {

    /**
     * The bytes that each link may hold however little is free. More than the bytes that can wait in a socket without an
     * event (Netty's low water mark, 32 KiB), so that no link waits for an event that never comes.
     */
    static final long GUARANTEED_BYTES = 64 * 1024;

    private final long limitBytes;
    private final AtomicLong heldBytes = new AtomicLong();

    /**
     * An unused budget.
     *
     * @param limitBytes at least 1; the guaranteed share of each link comes on top when it is used up
     */
    HoldBudget(long limitBytes) {
        if (limitBytes < 1) {
            throw new IllegalArgumentException("limitBytes must be at least 1, but is " + limitBytes);
        }
        this.limitBytes = limitBytes;
    }

    /** Bytes of memory that all links take now. */
    public long heldBytes() {
        return heldBytes.get();
    }

    /** A link takes more, or with a negative number less. */
    void change(long bytes) {
        heldBytes.addAndGet(bytes);
    }

    /** Whether a link that takes this much may take more. */
    boolean allows(long ownBytes) {
        return ownBytes < GUARANTEED_BYTES || ownBytes < limitBytes - heldBytes.get();
    }
}
