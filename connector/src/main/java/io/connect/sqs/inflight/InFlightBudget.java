package io.connect.sqs.inflight;

import java.util.ArrayList;
import java.util.List;

/**
 * How many messages and bytes a task may hold.
 *
 * <p>A receive reserves its part before it is made and gives back what it did not need, so the number of messages is an exact
 * bound. Bytes are reserved by estimate, since a receive cannot be bounded in bytes: the overshoot is at most what the
 * receives under way bring beyond their estimates. Thread-safe; never blocks.
 */
public final class InFlightBudget {

    private final int maxMessages;
    private final long maxBytes;
    private final List<Runnable> waiting = new ArrayList<>();
    private int messages;
    private long bytes;

    public InFlightBudget(int maxMessages, long maxBytes) {
        if (maxMessages < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "A budget must allow something, not " + maxMessages + " messages and " + maxBytes + " bytes");
        }
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /**
     * Reserves room, or arranges for {@code whenRoom} to be run once something was given back.
     *
     * <p>An estimate above the whole budget is granted to an empty task, or nothing would ever move.
     */
    public synchronized boolean tryReserve(int wantedMessages, long wantedBytes, Runnable whenRoom) {
        boolean fits = messages + wantedMessages <= maxMessages && (bytes == 0 || bytes + wantedBytes <= maxBytes);
        if (fits) {
            messages += wantedMessages;
            bytes += wantedBytes;
        } else {
            waiting.add(whenRoom);
        }
        return fits;
    }

    /** Gives back messages and bytes; either number may be 0, and bytes negative where a message turned out larger. */
    public void release(int returnedMessages, long returnedBytes) {
        List<Runnable> woken;
        synchronized (this) {
            messages -= returnedMessages;
            bytes -= returnedBytes;
            if (waiting.isEmpty()) {
                return;
            }
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }

    public synchronized int messages() {
        return messages;
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** The bound on bytes. */
    public long maxBytes() {
        return maxBytes;
    }
}
