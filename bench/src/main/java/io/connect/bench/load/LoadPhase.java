package io.connect.bench.load;

import java.time.Duration;
import java.util.Objects;

/**
 * A period of time with one offered rate.
 *
 * @param name the phase's name in results, for example {@code steady}
 * @param messagesPerSecond offered rate, zero for a pause
 * @param length the length of the period
 */
public record LoadPhase(String name, double messagesPerSecond, Duration length) {

    /** Checks that the rate is finite and not negative, and that the phase has a length. */
    public LoadPhase {
        Objects.requireNonNull(name, "name");
        if (!(messagesPerSecond >= 0) || Double.isInfinite(messagesPerSecond)) {
            throw new IllegalArgumentException("Phase '" + name + "' has a rate of " + messagesPerSecond
                    + " msg/s; it must be a finite number of at least 0");
        }
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "Phase '" + name + "' has a length of " + length + "; it must be above zero");
        }
    }

    /** The number of messages that this phase offers, rounded to the nearest integer. */
    public long messages() {
        return Math.round(messagesPerSecond * length.toNanos() / 1e9);
    }
}
