package io.connect.sqs.receive;

import java.util.concurrent.TimeUnit;

/**
 * How long a stop waits for the receives in progress before it abandons them. SQS hides the messages of an abandoned response until
 * their visibility timeout ends. A busy queue answers soon; an idle queue holds its long poll for up to twenty seconds. Not
 * thread-safe.
 */
final class StopGrace {

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * Covers a round trip of two seconds. Connect's thread leaves the stop after three and a half seconds and the worker's process may
     * then end. Until then the release that follows must have reached SQS. A queue that returned messages within this time is busy.
     */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    /** The limit if the latest receive has waited for messages, so that its duration is no round trip. */
    private static final long AFTER_A_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

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
        if (!found || nowNanos - foundAt >= MOST_NANOS) {
            return 0;
        }
        if (latestTook > MOST_NANOS) {
            return AFTER_A_WAIT_NANOS;
        }
        return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, 2 * latestTook));
    }
}
