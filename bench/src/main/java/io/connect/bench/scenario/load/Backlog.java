package io.connect.bench.scenario.load;

import io.connect.bench.scenario.unit.Limits;
import java.time.Duration;

/**
 * Messages placed in the queues while the connector stands still, then drained as fast as it can. They follow the
 * phases, if there are any.
 *
 * @param messages over all queues together, at least 1
 * @param within the longest time of the drain before the run stops waiting
 */
public record Backlog(long messages, Duration within) {

    public Backlog {
        Limits.atLeast("backlog.messages", messages, 1);
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("backlog.within is longer than 0s, not " + within);
        }
    }
}
