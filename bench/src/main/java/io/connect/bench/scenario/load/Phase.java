package io.connect.bench.scenario.load;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.Objects;

/**
 * A part of the load with one rate.
 *
 * @param name unique within the scenario
 * @param role whether it is judged
 * @param rate the rate over all queues together
 * @param length the duration, above 0
 */
public record Phase(
        String name,
        PhaseRole role,
        Rate rate,
        @Key(name = "for", value = "How long it lasts.") Duration length) {

    public Phase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(rate, "rate");
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("Phase " + name + " lasts longer than 0s, not " + length);
        }
    }

    /** Number of messages in the phase, rounded. */
    public long messages() {
        return Math.round(rate.perSecond() * length.toNanos() / 1e9);
    }
}
