package io.connect.bench.ledger;

import java.util.Objects;

/**
 * A phase as it was run.
 *
 * @param name the name of the phase
 * @param steady whether it is judged
 * @param startMicros the start on the run's clock
 * @param endMicros the end on the run's clock, exclusive, after the start
 * @param plannedMessages messages in the plan, whether or not the generator sent them
 */
public record PhaseSpan(String name, boolean steady, long startMicros, long endMicros, long plannedMessages) {

    private static final double MICROS_PER_SECOND = 1e6;

    public PhaseSpan {
        Objects.requireNonNull(name, "name");
        if (endMicros <= startMicros) {
            throw new IllegalArgumentException("Phase " + name + " ends at " + endMicros
                    + " us, which is not after its start at " + startMicros + " us");
        }
        if (plannedMessages < 0) {
            throw new IllegalArgumentException("Phase " + name + " plans at least 0 messages, not " + plannedMessages);
        }
    }

    /** Length in seconds. */
    public double lengthSeconds() {
        return (endMicros - startMicros) / MICROS_PER_SECOND;
    }

    boolean contains(long micros) {
        return micros >= startMicros && micros < endMicros;
    }
}
