package io.connect.sqs.receive;

import java.util.concurrent.TimeUnit;

/**
 * How long a stop waits for the receives in progress before it abandons them. SQS hides the messages of an abandoned response until
 * their visibility timeout ends. A busy queue answers soon; an idle queue holds its long poll for up to twenty seconds. Not
 * thread-safe.
 */
final class StopGrace {

    /** A queue that returned messages within this time is busy. */
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Connect allows five seconds for the whole stop of all its tasks. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private boolean found;
    private long foundAt;
    private long latestTook;

    /** Takes note of a receive that returned messages, and of its duration. */
    void found(long nowNanos, long tookNanos) {
        found = true;
        foundAt = nowNanos;
        latestTook = tookNanos;
    }

    /** Twice the time of the latest receive that returned messages, within limits; 0 for an idle queue. */
    long nanos(long nowNanos) {
        if (!found || nowNanos - foundAt >= BUSY_NANOS) {
            return 0;
        }
        return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, 2 * latestTook));
    }
}
