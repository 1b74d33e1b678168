package io.connect.sqs.receive;

import java.time.Duration;

/**
 * The pause between receives of an empty queue that answers at once. With a wait of 0, or at a service that does not wait,
 * there would be thousands of calls a second. The pause doubles with each empty answer up to half a second, so that a
 * message is still received within a second of arriving. Not thread-safe.
 */
final class EmptyReceiveDelay {

    private static final Duration FIRST = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private long betweenCallsNanos = FIRST.toNanos();

    /**
     * Takes note of an empty answer.
     *
     * @param tookNanos the time from call to answer; a long poll has waited long enough
     * @return how long to wait before the next call
     */
    long pauseAfterEmpty(long tookNanos) {
        long pause = Math.max(0, betweenCallsNanos - tookNanos);
        betweenCallsNanos = Math.min(LONGEST.toNanos(), 2 * betweenCallsNanos);
        return pause;
    }

    /** Takes note of messages: there may be more. */
    void foundSome() {
        betweenCallsNanos = FIRST.toNanos();
    }
}
