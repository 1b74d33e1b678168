package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import java.util.OptionalLong;

/**
 * A fault of the run, with the facts that the figures need.
 *
 * @param fromMicros the time when the fault began
 * @param toMicros the time when it ended; empty for a fault that lasted as long as the run
 * @param takesDown whether it stopped a process that was started again: recovery then counts from the start of the fault
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

    /** Whether the fault was active during a window, or ended less than this time before it. */
    boolean touches(Window window, long shortlyMicros) {
        return fromMicros <= window.toMicros()
                && (toMicros.isEmpty() || toMicros.getAsLong() >= window.fromMicros() - shortlyMicros);
    }
}
