package io.connect.sqsserver.message;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;

/** The memory that messages of all queues may take together, by estimate. For use by one thread. */
public final class MemoryBudget {

    private final long limitBytes;
    private long usedBytes;

    /** @param limitBytes above which nothing more is taken */
    public MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /**
     * Takes a share.
     *
     * @throws SqsException ServiceUnavailable when it is not there; nothing is taken then
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

    /** Takes a share that cannot be refused any more; sends are refused the sooner. */
    public void force(long bytes) {
        usedBytes += bytes;
    }

    /** Gives a share back. */
    public void giveBack(long bytes) {
        usedBytes -= bytes;
    }

    public long usedBytes() {
        return usedBytes;
    }
}
