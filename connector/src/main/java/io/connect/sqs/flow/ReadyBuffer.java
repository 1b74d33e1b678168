package io.connect.sqs.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is ready for Connect, in order. Filled by converter threads, emptied by Connect's thread, which waits here but never at
 * SQS. It needs no bound of its own: the budget bounds what can be in it.
 */
final class ReadyBuffer {

    private final Deque<ReadyMessage> messages = new ArrayDeque<>();

    synchronized void add(ReadyMessage message) {
        messages.add(message);
        notifyAll();
    }

    /**
     * Takes up to {@code most} messages, waiting for the first if there is none. A message that must travel alone ends the batch
     * before it, or is the batch.
     */
    synchronized List<ReadyMessage> take(int most, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); messages.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
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

    /** Ends the waiting of {@link #take} at once. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized int size() {
        return messages.size();
    }
}
