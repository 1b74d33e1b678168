package io.connect.sqs.inflight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Limits the messages and bytes that a task has in flight.
 *
 * <p>Each receive reserves its part before the call and returns the unused rest afterwards. So the number of messages never
 * exceeds its limit. The byte limit is an estimate, because SQS has no byte limit for a receive. Receives that have already
 * started can exceed it.
 *
 * <p>If the budget is used up, queues wait in line and are served in this order. Otherwise an idle queue, which reserves again
 * immediately after each empty long poll, could block the other queues of its task for ever. Thread-safe; never blocks.
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
     * Reserves messages and bytes, now or in turn.
     *
     * <p>If no bytes are reserved, even an estimate above the whole budget is granted. Otherwise the task could never receive.
     *
     * @param granted called later, if the reservation has to wait
     * @return whether the reservation was made immediately
     */
    public synchronized boolean tryReserve(int wantedMessages, long wantedBytes, Runnable granted) {
        if (tryReserveNow(wantedMessages, wantedBytes)) {
            return true;
        }
        waiting.add(new Waiter(wantedMessages, wantedBytes, granted));
        return false;
    }

    /** Reserves messages and bytes now or not at all; returns whether the reservation was made. */
    public synchronized boolean tryReserveNow(int wantedMessages, long wantedBytes) {
        Waiter wanted = new Waiter(wantedMessages, wantedBytes, null);
        if (!waiting.isEmpty() || !fits(wanted)) {
            return false;
        }
        reserve(wanted);
        return true;
    }

    /** Whether a reservation is waiting. */
    public synchronized boolean isShort() {
        return !waiting.isEmpty();
    }

    private boolean fits(Waiter wanted) {
        return messages + wanted.messages() <= maxMessages && (bytes <= 0 || bytes + wanted.bytes() <= maxBytes);
    }

    private void reserve(Waiter wanted) {
        messages += wanted.messages();
        bytes += wanted.bytes();
    }

    /**
     * Returns messages and bytes to the budget. Either number may be 0. A negative number of bytes means that a message was
     * larger than estimated.
     */
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

    /** The byte limit. */
    public long maxBytes() {
        return maxBytes;
    }
}
