package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One fault as it happened, for the result of a run.
 *
 * @param planned the fault as the scenario specifies it
 * @param what the action, in words for people
 * @param where the target as the scenario names it
 * @param fromMicros the time when the fault began, on the run's clock
 * @param toMicros the time when it ended; empty while it is active
 * @param effect the measured effect
 * @param failure the reason why the fault could not be applied or removed
 */
public record FaultRecord(
        Fault planned,
        String what,
        String where,
        long fromMicros,
        OptionalLong toMicros,
        FaultEffect effect,
        Optional<String> failure) {
    public FaultRecord {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(toMicros, "toMicros");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(failure, "failure");
    }

    /** Whether the fault is active. */
    public boolean inForce() {
        return toMicros.isEmpty() && failure.isEmpty();
    }

    /**
     * Whether the fault explains a failed task. This is possible while the fault is active, and afterwards while the failed tasks
     * are restarted.
     *
     * @param trace stack trace of the task
     * @param atMicros the time when the failure was seen, on the run's clock
     * @param restart how long a restarted task may still be reported as failed
     */
    public boolean explains(String trace, long atMicros, Duration restart) {
        return planned.action()
                .explainsFailedTask(trace)
                .filter(patience -> toMicros.isEmpty()
                        || atMicros
                                <= toMicros.getAsLong()
                                        + TimeUnit.NANOSECONDS.toMicros(
                                                patience.plus(restart).toNanos()))
                .isPresent();
    }
}
