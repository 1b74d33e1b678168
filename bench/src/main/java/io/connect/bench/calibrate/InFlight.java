package io.connect.bench.calibrate;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the unfinished work of the loop: running receivers, and messages received but not yet deleted. A receiver waits here
 * while the limit is reached. Safe for any thread.
 */
final class InFlight {
    /** Several times the number of messages that the producer sends concurrently. */
    private static final int MAX_MESSAGES = 5_000;
    /**
     * Limit for the characters of all bodies. It is below the producer's buffer of 32 MB, so that a send does not wait for buffer
     * memory.
     */
    private static final long MAX_SIZE = 16L * 1024 * 1024;

    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong size = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    void receiverBegins() {
        open.incrementAndGet();
    }

    void receiverEnds() {
        close();
    }

    void messageComes(LeanMessage message) {
        open.incrementAndGet();
        messages.incrementAndGet();
        size.addAndGet(message.body().length());
    }

    void messageGoes(LeanMessage message) {
        messages.decrementAndGet();
        size.addAndGet(-message.body().length());
        goOn();
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            settled.complete(null);
        }
    }

    /** Whether a receive may begin. Receives that have already started can exceed the limit. */
    boolean hasRoom() {
        return messages.get() < MAX_MESSAGES && size.get() < MAX_SIZE;
    }

    /** Runs the receive as soon as the limit allows it. */
    void whenRoom(Runnable receive) {
        waiting.add(receive);
        goOn();
    }

    private void goOn() {
        if (hasRoom() && !waiting.isEmpty()) {
            letGo();
        }
    }

    /** Makes every waiting receiver check the limit again, once; a receiver that is still over the limit continues to wait. */
    void letGo() {
        for (int now = waiting.size(); now > 0; now--) {
            Runnable next = waiting.poll();
            if (next != null) {
                next.run();
            }
        }
    }

    /** Completes when the last receiver has ended and the last message is deleted or given up. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    @Override
    public String toString() {
        return messages + " messages under way, " + (open.get() - messages.get()) + " receivers open, " + waiting.size()
                + " of them waiting for room";
    }
}
