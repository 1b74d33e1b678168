package io.connect.bench.scenario.load;

import io.connect.bench.scenario.unit.Limits;
import java.time.Duration;

/**
 * Messages that are put into the queues while the connector is stopped, and that it then drains at its full speed. They follow
 * the phases, if there are any.
 *
 * @param messages number of messages over all queues, at least 1
 * @param within the time limit for the drain
 */
public record Backlog(long messages, Duration within) {

    public Backlog {
        Limits.atLeast("backlog.messages", messages, 1);
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("backlog.within is longer than 0s, not " + within);
        }
    }
}
