package io.connect.sqs.error;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff with full jitter. The pause after failed attempt n is random, between zero and the first pause times
 * {@code 2^(n-1)}, up to a cap. Of all kinds of jitter, full jitter spreads clients that failed together best (AWS Architecture
 * Blog, "Exponential Backoff And Jitter").
 *
 * @param first the longest first pause
 * @param cap the longest pause of all
 * @param random random numbers, uniformly distributed in [0, 1)
 */
public record Backoff(Duration first, Duration cap, DoubleSupplier random) {

    /** The largest number of doublings. It avoids an overflow, and any useful cap is reached earlier. */
    private static final int MOST_DOUBLINGS = 40;

    public Backoff {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("The first pause must be positive, not " + first);
        }
    }

    /** @param attempt the number of failed attempts so far, at least 1 */
    public Duration pauseAfter(int attempt) {
        double ceilingMs = first.toMillis() * (double) (1L << Math.min(MOST_DOUBLINGS, attempt - 1));
        return Duration.ofMillis((long) (random.getAsDouble() * Math.min(ceilingMs, cap.toMillis())));
    }
}
