package io.connect.sqs.inflight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How many messages and bytes a task may hold.
 *
 * <p>A receive reserves its part before it is made and returns the unused rest, so the number of messages is an exact bound.
 * Bytes are reserved by estimate, since a receive cannot be bounded in bytes: receives already started can exceed their
 * estimates, and the limit by as much.
 *
 * <p>A queue that finds no room waits in line, and room goes to the first in line. Otherwise a queue that asks again as soon
 * as it gives back, as one does that long polls in vain, would keep the others of its task out for ever. Thread-safe; never
 * blocks.
 */
public final class InFlightBudget {

    private final int maxMessages;
    private final long maxBytes;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
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

    private record Waiter(int messages, long bytes, Runnable granted) {}

    /**
     * Reserves room, or waits in line for it.
     *
     * <p>An estimate above the whole budget is granted to an empty task, or nothing would ever move.
     *
     * @param granted run, where there is no room now, once it is reserved
     * @return whether it is reserved now
     */
    public synchronized boolean tryReserve(int wantedMessages, long wantedBytes, Runnable granted) {
        Waiter wanted = new Waiter(wantedMessages, wantedBytes, granted);
        if (waiting.isEmpty() && fits(wanted)) {
            reserve(wanted);
            return true;
        }
        waiting.add(wanted);
        return false;
    }

    /** Whether somebody waits for room. */
    public synchronized boolean isShort() {
        return !waiting.isEmpty();
    }

    /** Whether room could be reserved at once. */
    public synchronized boolean hasRoom(int wantedMessages, long wantedBytes) {
        return waiting.isEmpty() && fits(new Waiter(wantedMessages, wantedBytes, null));
    }

    private boolean fits(Waiter wanted) {
        return messages + wanted.messages() <= maxMessages && (bytes <= 0 || bytes + wanted.bytes() <= maxBytes);
    }

    private void reserve(Waiter wanted) {
        messages += wanted.messages();
        bytes += wanted.bytes();
    }

    /** Gives back messages and bytes; either number may be 0, and bytes negative where a message turned out larger. */
    public void release(int returnedMessages, long returnedBytes) {
        List<Waiter> served = new ArrayList<>();
        synchronized (this) {
            messages -= returnedMessages;
            bytes -= returnedBytes;
            while (!waiting.isEmpty() && fits(waiting.peek())) {
                Waiter first = waiting.poll();
                reserve(first);
                served.add(first);
            }
        }
        served.forEach(waiter -> waiter.granted().run());
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
