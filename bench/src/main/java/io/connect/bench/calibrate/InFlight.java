package io.connect.bench.calibrate;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The open work of the loop: receivers, and messages that are received and not deleted. Receivers that find no
 * room wait here. Safe for any thread.
 */
final class InFlight {
    /** Several times the number of messages that the producer has under way at once. */
    private static final int MAX_MESSAGES = 5_000;
    /** Characters of bodies; below the 32 MB of the producer's buffer, so that a send does not wait for room there. */
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

    /** Whether a receive may begin. Receives already started can exceed the limit. */
    boolean hasRoom() {
        return messages.get() < MAX_MESSAGES && size.get() < MAX_SIZE;
    }

    /** Runs the receive as soon as there is room. */
    void whenRoom(Runnable receive) {
        waiting.add(receive);
        goOn();
    }

    private void goOn() {
        if (hasRoom() && !waiting.isEmpty()) {
            letGo();
        }
    }

    /** Makes every waiting receiver check again, once; a receiver without room goes on waiting. */
    void letGo() {
        for (int now = waiting.size(); now > 0; now--) {
            Runnable next = waiting.poll();
            if (next != null) {
                next.run();
            }
        }
    }

    /** Done when the last receiver has ended and the last message is deleted, or given up. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    @Override
    public String toString() {
        return messages + " messages under way, " + (open.get() - messages.get()) + " receivers open, " + waiting.size()
                + " of them waiting for room";
    }
}
