package io.connect.toxiproxy.link;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A memory budget for the bytes that all toxics of a server hold back. A link may hold as many bytes as are still free. So a
 * single link gets up to half of the budget, and many links get about the same each. A link at its limit continues to read when
 * its own bytes have left. The budget never closes a link; it only slows links down. Safe for use by any thread.
 */
public final class HoldBudget {

    /**
     * The bytes that each link may always hold, even if none are free. They are more than can wait in a socket without an
     * event (Netty's low water mark, 32 KiB). So no link waits for an event that never comes.
     */
    static final long GUARANTEED_BYTES = 64 * 1024;

    private final long limitBytes;
    private final AtomicLong heldBytes = new AtomicLong();

    /**
     * An unused budget.
     *
     * @param limitBytes at least 1; the guaranteed bytes of each link are added to it when it is used up
     */
    HoldBudget(long limitBytes) {
        if (limitBytes < 1) {
            throw new IllegalArgumentException("limitBytes must be at least 1, but is " + limitBytes);
        }
        this.limitBytes = limitBytes;
    }

    /** Bytes of memory that all links use now. */
    public long heldBytes() {
        return heldBytes.get();
    }

    /** A link uses more memory, or less if the number is negative. */
    void change(long bytes) {
        heldBytes.addAndGet(bytes);
    }

    /** Whether a link that uses this much may use more. */
    boolean allows(long ownBytes) {
        return ownBytes < GUARANTEED_BYTES || ownBytes < limitBytes - heldBytes.get();
    }
}
