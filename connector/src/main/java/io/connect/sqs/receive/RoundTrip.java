package io.connect.sqs.receive;

/**
 * The time that a receive takes if it waits for no other, in nanoseconds: the mean of the fastest round in the present and the
 * previous period. Older rounds do not count, because the way to a queue can become longer. Not thread-safe.
 */
final class RoundTrip {

    private long shortest = Long.MAX_VALUE;
    private long shortestBefore = Long.MAX_VALUE;

    /** @param nanos the mean time of the receives of a round */
    void took(long nanos) {
        shortest = Math.min(shortest, nanos);
    }

    /** {@link Long#MAX_VALUE} before the first round. */
    long nanos() {
        return Math.min(shortest, shortestBefore);
    }

    /** Begins a period with this round; the present period becomes the previous one. */
    void forgetEarlier(long nanos) {
        shortestBefore = shortest;
        shortest = nanos;
    }

    /** Replaces what was known. */
    void isNow(long nanos) {
        shortest = nanos;
        shortestBefore = nanos;
    }

    void forget() {
        isNow(Long.MAX_VALUE);
    }
}
