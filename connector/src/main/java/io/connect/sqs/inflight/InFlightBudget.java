package io.connect.sqs.inflight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Limits the messages and bytes that a task has in flight.
 *
 * <p>Each receive reserves its part before the call and returns the unused rest afterwards. So a strict limit on messages is
 * never exceeded. A limit that follows the receives adds the reservations of receives in progress. With a long round trip, most
 * messages of a task are on their way, and a strict limit would bound the rate. The byte limit is an estimate, because SQS has
 * no byte limit for a receive. Receives that have already started can exceed it.
 *
 * <p>If the budget is used up, queues wait in line and are served in this order. Otherwise an idle queue, which reserves again
 * immediately after each empty long poll, could block the other queues of its task for ever. Thread-safe; never blocks.
 */
public final class InFlightBudget {

    private final int maxMessages;
    private final long maxBytes;
    private final boolean followsReceives;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int messages;
    private int messagesOfReceives;
    private long bytes;

    private InFlightBudget(int maxMessages, long maxBytes, boolean followsReceives) {
        if (maxMessages < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "A budget must allow something, not " + maxMessages + " messages and " + maxBytes + " bytes");
        }
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
        this.followsReceives = followsReceives;
    }

    /** A budget with a strict limit on messages. */
    public static InFlightBudget strict(int maxMessages, long maxBytes) {
        return new InFlightBudget(maxMessages, maxBytes, false);
    }

    /**
     * A budget that allows {@code maxMessages} received messages, and in addition as many as the receives in progress may bring.
     * All messages together exceed {@code maxMessages} at most by twice the messages of the largest number of concurrent receives.
     */
    public static InFlightBudget followingReceives(int maxMessages, long maxBytes) {
        return new InFlightBudget(maxMessages, maxBytes, true);
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
        int allowed = followsReceives ? maxMessages + 2 * messagesOfReceives : maxMessages;
        return messages + wanted.messages() <= allowed && (bytes <= 0 || bytes + wanted.bytes() <= maxBytes);
    }

    private void reserve(Waiter wanted) {
        messages += wanted.messages();
        messagesOfReceives += wanted.messages();
        bytes += wanted.bytes();
    }

    /**
     * Ends a reservation after its receive. The received messages stay in the budget until {@link #release}.
     *
     * @param reservedMessages number of messages of the reservation
     * @param returnedMessages number of them that were not received
     * @param returnedBytes the bytes that were not received; negative if the messages were larger than estimated
     */
    public void endReceive(int reservedMessages, int returnedMessages, long returnedBytes) {
        free(reservedMessages, returnedMessages, returnedBytes);
    }

    /**
     * Returns messages and bytes to the budget. Either number may be 0. A negative number of bytes means that a message was
     * larger than estimated.
     */
    public void release(int returnedMessages, long returnedBytes) {
        free(0, returnedMessages, returnedBytes);
    }

    private void free(int endedMessages, int returnedMessages, long returnedBytes) {
        List<Waiter> served = new ArrayList<>();
        synchronized (this) {
            messagesOfReceives -= endedMessages;
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
