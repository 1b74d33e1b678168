package io.connect.sqs.flow;

import io.connect.sqs.thread.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The records that are ready for Connect, in order. Filled by converter threads, emptied by Connect's thread, which waits here
 * but never at SQS. It needs no bound of its own: the budget bounds its content.
 */
final class ReadyBuffer implements ReadyMessages {

    private final LongSupplier nanoClock;
    private final Waiting waiting;
    private final Object handOver = new Object();
    private final Deque<ReadyMessage> messages = new ArrayDeque<>();

    ReadyBuffer(LongSupplier nanoClock, Waiting waiting) {
        this.nanoClock = nanoClock;
        this.waiting = waiting;
    }

    /**
     * Held while messages are handed over, and while they are withdrawn: of a message group that goes back to its queue none may
     * go to Connect meanwhile.
     */
    Object handOver() {
        return handOver;
    }

    /** Forgets messages that have left. */
    synchronized void dropReleased() {
        messages.removeIf(ready -> !ready.message().isWaiting());
    }

    @Override
    public synchronized void add(ReadyMessage message) {
        messages.add(message);
    }

    @Override
    public void complete() {
        wake();
    }

    /** Waits for a first message if there is none. */
    synchronized void awaitAny(Duration patience) throws InterruptedException {
        awaitWhile(messages::isEmpty, patience);
    }

    /**
     * Takes up to {@code most} messages. A record that must be produced alone ends the batch before it, or is the only one in
     * its batch.
     */
    synchronized List<ReadyMessage> take(int most) {
        List<ReadyMessage> batch = new ArrayList<>(Math.min(most, messages.size()));
        while (batch.size() < most && !messages.isEmpty()) {
            boolean alone = messages.peek().alone();
            if (alone && !batch.isEmpty()) {
                break;
            }
            batch.add(messages.poll());
            if (alone) {
                break;
            }
        }
        return batch;
    }

    /** Takes back messages that were taken out, and puts them in front of all others. */
    synchronized void putBack(List<ReadyMessage> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            messages.addFirst(batch.get(i));
        }
    }

    /** Waits while the next batch must be held back. */
    synchronized void awaitWhile(BooleanSupplier holdsBack, Duration patience) throws InterruptedException {
        long deadline = nanoClock.getAsLong() + patience.toNanos();
        for (long left = patience.toNanos();
                holdsBack.getAsBoolean() && left > 0;
                left = deadline - nanoClock.getAsLong()) {
            waiting.on(this, left);
        }
    }

    /** Ends all waiting at once, or makes the waiting thread check again. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized int size() {
        return messages.size();
    }
}
