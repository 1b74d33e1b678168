package io.connect.bench.scenario.fault;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of the fault timeline.
 *
 * @param action what happens
 * @param on where
 * @param at when, from the start of the first phase (warm-up included)
 * @param length how long, above 0; empty until the run ends, drain and backlog included
 */
public record Fault(FaultAction action, FaultTarget on, Duration at, Optional<Duration> length) {

    public Fault {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(on, "on");
        if (at.isNegative()) {
            throw new IllegalArgumentException("A fault starts at 0s or later, not at " + at);
        }
        length.ifPresent(given -> {
            if (given.isNegative() || given.isZero()) {
                throw new IllegalArgumentException("A fault lasts longer than 0s, not " + given);
            }
        });
    }

    /** When the fault ends, from the start of the first phase; empty when it lasts until the run ends. */
    public Optional<Duration> end() {
        return length.map(at::plus);
    }
}
