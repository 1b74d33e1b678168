package io.connect.sqs.receive;

import java.util.concurrent.TimeUnit;

/**
 * How long a stop waits for the receives in progress before it abandons them. SQS hides the messages of an abandoned response until
 * their visibility timeout ends. A busy queue answers soon; an idle queue holds its long poll for up to twenty seconds. Not
 * thread-safe.
 */
final class StopGrace {

    /** Receives in progress differ: on a busy machine, some of them take several times as long as those before. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * Covers a round trip of two seconds. Connect's thread leaves the stop after three and a half seconds and the worker's process may
     * then end. Until then the release that follows must have reached SQS. A queue that returned messages within this time is busy.
     */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    /** The limit if all recent receives have waited for messages, so that their duration is no round trip. */
    private static final long AFTER_A_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private boolean found;
    private long foundAt;
    private long longestTook = -1;
    private long longestAt;

    /** Takes note of a receive that returned messages, and of its duration. */
    void found(long nowNanos, long tookNanos) {
        if (tookNanos <= MOST_NANOS && (tookNanos >= longestTook || isOver(nowNanos, longestAt))) {
            longestTook = tookNanos;
            longestAt = nowNanos;
        }
        found = true;
        foundAt = nowNanos;
    }

    /** Twice the time of the longest recent receive that returned messages, within limits; 0 for an idle queue. */
    long nanos(long nowNanos) {
        if (!found || isOver(nowNanos, foundAt)) {
            return 0;
        }
        if (longestTook < 0 || isOver(nowNanos, longestAt)) {
            return AFTER_A_WAIT_NANOS;
        }
        return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, 2 * longestTook));
    }

    private static boolean isOver(long nowNanos, long sinceNanos) {
        return nowNanos - sinceNanos >= MOST_NANOS;
    }
}
