package io.connect.sqs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Invariant;
import org.junit.jupiter.api.Test;

/** Makes many runs, and proves that they include every kind of fault. */
class SimulationIT {

    private static final long RUNS = 20_000;

    @Test
    void everyInvariantHoldsInEveryRun() {
        Runs runs = Runs.run(RUNS);

        System.out.println(runs.report());
        assertThat(runs.failures()).isEmpty();
        assertThat(Choice.values())
                .allSatisfy(choice -> assertThat(runs.tally().choices(choice))
                        .as("times of: %s", choice)
                        .isPositive());
        assertThat(Invariant.values())
                .allSatisfy(invariant -> assertThat(runs.tally().checks(invariant))
                        .as("checks of: %s", invariant)
                        .isPositive());
    }
}
