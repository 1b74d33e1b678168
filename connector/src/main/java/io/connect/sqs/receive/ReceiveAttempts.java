package io.connect.sqs.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Chooses the attempt id of each receive from a FIFO queue ({@code ReceiveRequestAttemptId}). If the response of a receive was
 * lost, SQS returns the same messages to a receive with the same id. Otherwise their groups would stay locked until the
 * visibility timeout ends.
 *
 * <p>An id is used again only while its messages must still be hidden. Later, the messages may have been received again and
 * deleted. SQS then refuses every receive with the first id, so further use of it would stop the queue. Not thread-safe.
 */
final class ReceiveAttempts {

    /** How long SQS remembers an attempt id. */
    private static final Duration KNOWN = Duration.ofMinutes(5);

    private final long worthwhileNanos;
    private final LongSupplier nanoClock;
    private final Supplier<String> ids;
    private final Deque<Attempt> lost = new ArrayDeque<>();

    /**
     * @param visibility how long received messages stay hidden
     * @param ids creates a new id at each call
     */
    ReceiveAttempts(Duration visibility, LongSupplier nanoClock, Supplier<String> ids) {
        this.worthwhileNanos = Math.min(visibility.toNanos(), KNOWN.toNanos());
        this.nanoClock = nanoClock;
        this.ids = ids;
    }

    /**
     * A receive of a FIFO queue.
     *
     * @param firstMadeNanos the time of the first request with this id; its messages were not hidden before this time
     * @param repeated whether a request with this id was sent before
     */
    record Attempt(String id, long firstMadeNanos, boolean repeated) {}

    /** The attempt for the next receive: one whose response was lost, or a new one. */
    Attempt next() {
        long now = nanoClock.getAsLong();
        for (Attempt attempt = lost.poll(); attempt != null; attempt = lost.poll()) {
            if (now - attempt.firstMadeNanos() < worthwhileNanos) {
                return new Attempt(attempt.id(), attempt.firstMadeNanos(), true);
            }
        }
        return new Attempt(ids.get(), now, false);
    }

    /** Called when the response of a receive was lost. */
    void lost(Attempt attempt) {
        lost.add(attempt);
    }
}
