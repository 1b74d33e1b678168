package io.connect.sqsserver.message;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;

/** The estimated memory that the messages of all queues may use together. For use by one thread. */
public final class MemoryBudget {

    private final long limitBytes;
    private long usedBytes;

    /** @param limitBytes the limit above which sends are refused */
    public MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /**
     * Reserves memory.
     *
     * @throws SqsException ServiceUnavailable when the memory would exceed the limit; nothing is then reserved
     */
    public void take(long bytes) {
        if (usedBytes + bytes > limitBytes) {
            throw new SqsException(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "The messages of this server take " + usedBytes + " of the " + limitBytes
                            + " bytes they may. Receive and delete some, or give the server a larger heap.");
        }
        usedBytes += bytes;
    }

    /** Reserves memory that can no longer be refused, even above the limit. Later sends are then refused earlier. */
    public void force(long bytes) {
        usedBytes += bytes;
    }

    /** Releases reserved memory. */
    public void giveBack(long bytes) {
        usedBytes -= bytes;
    }

    public long usedBytes() {
        return usedBytes;
    }
}
