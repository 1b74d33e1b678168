package io.connect.bench.round;

import io.connect.bench.scenario.Scenario;

/**
 * A position in the order of an invocation at which one variant may be run.
 *
 * @param variant the scenario under the name that its result uses
 * @param scenario the same scenario under a name unique to this run, for its queues, topic and logs
 * @param round the round, counted from 0; {@link #DRY_RUN} for a run that does not count
 * @param attempt the attempt, counted from 0; later ones are used only when the machine was disturbed
 * @param isLast whether it is the last turn of the scenario's variants
 */
public record Turn(Scenario variant, Scenario scenario, int round, int attempt, boolean isLast) {

    /** The round number of the run before all others of a scenario. */
    static final int DRY_RUN = -1;

    /** Whether the figures of this turn count. */
    public boolean counts() {
        return round != DRY_RUN;
    }
}
