package io.connect.bench.figure;

import java.util.OptionalLong;

/**
 * Something done to the run on purpose, as far as figures care.
 *
 * @param fromMicros when it came into force
 * @param toMicros when it ended; empty for one that lasted as long as the run
 * @param takesDown whether it took something down that came back: recovery then counts from its start
 * @param takesTasksDown whether tasks stopped running for it
 */
public record Disturbance(long fromMicros, OptionalLong toMicros, boolean takesDown, boolean takesTasksDown) {

    /** When recovery can begin; empty for a disturbance that lasted as long as the run. */
    OptionalLong recoveryStart() {
        return toMicros.isPresent() && takesDown ? OptionalLong.of(fromMicros) : toMicros;
    }
}
