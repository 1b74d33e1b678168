package io.connect.sqs.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The ids under which a FIFO queue is received from ({@code ReceiveRequestAttemptId}). Asked again under the id of a receive whose
 * answer was lost, SQS gives the same messages instead of keeping their groups locked until their visibility timeout ends.
 *
 * <p>An id is asked again only for as long as its messages must still be hidden. Later they may have been received under another
 * id and been deleted, and SQS fails every receive under the first one: an id that was kept would stop the queue. Not thread-safe.
 */
final class ReceiveAttempts {

    /** SQS remembers an id for this time. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private final long worthwhileNanos;
    private final LongSupplier nanoClock;
    private final Supplier<String> ids;
    private final Deque<Attempt> lost = new ArrayDeque<>();

    /**
     * @param visibility how long received messages stay hidden
     * @param ids        a new one each time
     */
    ReceiveAttempts(Duration visibility, LongSupplier nanoClock, Supplier<String> ids) {
        this.worthwhileNanos = Math.min(visibility.toNanos(), KNOWN.toNanos());
        this.nanoClock = nanoClock;
        this.ids = ids;
    }

    /**
     * A receive of a FIFO queue.
     *
     * @param firstMadeNanos the time when it was made for the first time; its messages are hidden from then on at the earliest
     * @param repeated       whether it was made before
     */
    record Attempt(String id, long firstMadeNanos, boolean repeated) {}

    /** The next receive: one whose answer was lost, or a new one. */
    Attempt next() {
        long now = nanoClock.getAsLong();
        for (Attempt attempt = lost.poll(); attempt != null; attempt = lost.poll()) {
            if (now - attempt.firstMadeNanos() < worthwhileNanos) {
                return new Attempt(attempt.id(), attempt.firstMadeNanos(), true);
            }
        }
        return new Attempt(ids.get(), now, false);
    }

    /** Notes that a receive had no answer. */
    void lost(Attempt attempt) {
        lost.add(attempt);
    }
}
