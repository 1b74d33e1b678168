package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import java.util.OptionalLong;

/**
 * A fault of the run, with the facts that figures need.
 *
 * @param fromMicros the time when it came into force
 * @param toMicros the time when it ended; empty for one that lasted as long as the run
 * @param takesDown whether it stopped a process that came back: recovery then counts from the start of the fault
 * @param takesTasksDown whether the fault made tasks stop
 * @param what the action, in words for people
 * @param where the target as the scenario names it, such as broker-1
 */
public record Disturbance(
        long fromMicros, OptionalLong toMicros, boolean takesDown, boolean takesTasksDown, String what, String where) {

    /** When recovery can begin; empty for a disturbance that lasted as long as the run. */
    OptionalLong recoveryStart() {
        return toMicros.isPresent() && takesDown ? OptionalLong.of(fromMicros) : toMicros;
    }

    /** Whether it was in force at some time of a window, or had ended less than this time before. */
    boolean touches(Window window, long shortlyMicros) {
        return fromMicros <= window.toMicros()
                && (toMicros.isEmpty() || toMicros.getAsLong() >= window.fromMicros() - shortlyMicros);
    }
}
