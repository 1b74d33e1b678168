package io.connect.bench.round;

import io.connect.bench.scenario.Scenario;

/**
 * A place in the order of an invocation at which one variant may be run.
 *
 * @param variant the scenario as its result names it
 * @param scenario the same under a name of this run's own, for its queues, topic and logs
 * @param round the round, counted from 0; {@link #DRY_RUN} for a run that counts for nothing
 * @param attempt the attempt, counted from 0; later ones are used only when the machine was disturbed
 * @param isLast whether no turn of the scenario's variants comes after it
 */
public record Turn(Scenario variant, Scenario scenario, int round, int attempt, boolean isLast) {

    /** The round of the run that goes before all others of a scenario. */
    static final int DRY_RUN = -1;

    /** Whether its figures count for anything. */
    public boolean counts() {
        return round != DRY_RUN;
    }
}
