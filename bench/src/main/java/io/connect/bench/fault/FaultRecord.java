package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The mark a fault leaves in the result of a run.
 *
 * @param planned the fault as the scenario has it
 * @param what the action, in words for people
 * @param where the target as the scenario names it
 * @param fromMicros the time when it came into force, on the run's clock
 * @param toMicros the time when it ended; empty while it is in force
 * @param effect the measured effect; empty when there is nothing to measure
 * @param failure the reason why it could not be done or undone
 */
public record FaultRecord(
        Fault planned,
        String what,
        String where,
        long fromMicros,
        OptionalLong toMicros,
        String effect,
        Optional<String> failure) {
    public FaultRecord {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(toMicros, "toMicros");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(failure, "failure");
    }

    /** True while the fault is at work. */
    public boolean inForce() {
        return toMicros.isEmpty() && failure.isEmpty();
    }

    /**
     * Whether the fault explains a failed task. It does so while it is in force, and afterwards for as long as tasks that
     * failed of it are restarted.
     *
     * @param trace stack trace of the task
     * @param atMicros the time when it was seen, on the run's clock
     * @param restart the time for which a restarted task may still show as failed
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
