package io.connect.bench.scenario.fault;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.DurationText;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of the fault timeline.
 *
 * @param action the action
 * @param on the target
 * @param at the start, from the start of the first phase (warm-up included)
 * @param length the length, above 0; empty for a fault that lasts until the run ends, including drain and backlog
 */
public record Fault(
        @Key(name = "fault", value = "The fault: the name of a profile, or its keys.")
        FaultAction action,

        @Key("Where: sqs, s3, registry, broker-1, worker-1 or task-0.")
        FaultTarget on,

        @Key(value = "When, from the start of the load, warm-up included; 0s unless said otherwise.", otherwise = "0s")
        Duration at,

        @Key(name = "for", value = "How long; until the run ends unless said otherwise.")
        Optional<Duration> length) {

    public Fault {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(on, "on");
        if (at.isNegative()) {
            throw new IllegalArgumentException("A fault starts at 0s or later, not at " + at);
        }
        length.ifPresent(given -> {
            if (given.isNegative() || given.isZero()) {
                throw new IllegalArgumentException("a fault lasts longer than 0s, not " + DurationText.print(given)
                        + "; leave out for: when it lasts until the run ends");
            }
        });
    }

    /** The kind of fault and its target, in the words of the file. */
    public String described() {
        return action.word() + " on " + on;
    }

    /** When the fault ends, from the start of the first phase; empty when it lasts until the run ends. */
    public Optional<Duration> end() {
        return length.map(at::plus);
    }

    /** The same fault at another time. */
    public Fault moved(Duration start, Optional<Duration> duration) {
        return new Fault(action, on, start, duration);
    }

    /** Whether a broker or worker is stopped and started again. */
    public boolean takesProcessDown() {
        return action.takesDown() && on.part() != FaultTarget.Part.TASK;
    }

    /** Whether tasks are stopped for some time. */
    public boolean takesTasksDown() {
        return action.takesDown() && on.part() != FaultTarget.Part.BROKER;
    }
}
