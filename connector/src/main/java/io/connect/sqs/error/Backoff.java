package io.connect.sqs.error;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with full jitter: the pause before attempt n is drawn evenly between nothing and the first pause times
 * two to the power of n, up to a cap. Full jitter spreads clients that failed together better than any other (AWS Architecture
 * Blog, "Exponential Backoff And Jitter").
 *
 * @param first  upper end of the first pause
 * @param cap the longest pause, at which the doubling ends
 * @param random evenly distributed in [0, 1)
 */
public record Backoff(Duration first, Duration cap, DoubleSupplier random) {

    /** Beyond this many doublings any cap is reached; it keeps the shift below from overflowing. */
    private static final int MOST_DOUBLINGS = 40;

    public Backoff {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("The first pause must be positive, not " + first);
        }
    }

    /** @param attempt how many attempts have failed so far, from 1 */
    public Duration pauseAfter(int attempt) {
        double ceilingMs = first.toMillis() * (double) (1L << Math.min(MOST_DOUBLINGS, attempt - 1));
        return Duration.ofMillis((long) (random.getAsDouble() * Math.min(ceilingMs, cap.toMillis())));
    }
}
