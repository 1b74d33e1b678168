package io.connect.sqs.receive;

import java.time.Duration;

/**
 * Computes the pause between receives of an empty queue if SQS answers immediately. Without pauses, a wait time of 0 or a
 * service that ignores it would cause thousands of calls a second. The pause doubles with each empty response, up to half a
 * second. So a message is still received within a second after it was sent. Not thread-safe.
 */
final class EmptyReceiveDelay {

    private static final Duration FIRST = Duration.ofMillis(25);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private long betweenCallsNanos = FIRST.toNanos();

    /**
     * Called after an empty response.
     *
     * @param tookNanos the time from call to response; no pause follows a long poll
     * @return the pause before the next call, in nanoseconds
     */
    long pauseAfterEmpty(long tookNanos) {
        long pause = Math.max(0, betweenCallsNanos - tookNanos);
        betweenCallsNanos = Math.min(LONGEST.toNanos(), 2 * betweenCallsNanos);
        return pause;
    }

    /** Called after a receive with messages: the next pause is short again. */
    void foundSome() {
        betweenCallsNanos = FIRST.toNanos();
    }
}
