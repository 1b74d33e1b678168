package io.connect.testbed.scenario;

import java.time.Duration;
import java.util.Objects;

/**
 * One entry of the fault timeline.
 *
 * @param action what happens
 * @param on where
 * @param at when, from the start of the first phase (warm-up included)
 * @param length how long; above 0
 */
public record Fault(FaultAction action, FaultTarget on, Duration at, Duration length) {

    public Fault {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(on, "on");
        if (at.isNegative()) {
            throw new IllegalArgumentException("A fault starts at 0s or later, not at " + at);
        }
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("A fault lasts longer than 0s, not " + length);
        }
    }

    /** When the fault ends, from the start of the first phase. */
    public Duration end() {
        return at.plus(length);
    }
}
