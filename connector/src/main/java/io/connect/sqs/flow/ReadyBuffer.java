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
 * A buffer of the records that are ready for Connect, in order. Converter threads fill it, and Connect's thread empties it.
 * Connect's thread waits here, but never for a call to SQS. The buffer needs no limit, because the budget limits the messages
 * in flight.
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
     * The lock for handing over and for releasing messages. While a message group is released, no message of the group may be
     * handed to Connect.
     */
    Object handOver() {
        return handOver;
    }

    /** Removes messages that were released. */
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

    /** Waits for a message if the buffer is empty. */
    synchronized void awaitAny(Duration patience) throws InterruptedException {
        awaitWhile(messages::isEmpty, patience);
    }

    /** Takes up to {@code most} messages. A record that must be produced alone is never in a batch with others. */
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

    /** Returns taken messages to the front of the buffer. */
    synchronized void putBack(List<ReadyMessage> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            messages.addFirst(batch.get(i));
        }
    }

    /** Waits as long as {@code holdsBack} is true, at most for {@code patience}. */
    synchronized void awaitWhile(BooleanSupplier holdsBack, Duration patience) throws InterruptedException {
        long deadline = nanoClock.getAsLong() + patience.toNanos();
        for (long left = patience.toNanos();
                holdsBack.getAsBoolean() && left > 0;
                left = deadline - nanoClock.getAsLong()) {
            waiting.on(this, left);
        }
    }

    /** Makes the waiting thread check its condition again. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized int size() {
        return messages.size();
    }
}
