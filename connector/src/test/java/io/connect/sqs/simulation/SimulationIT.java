package io.connect.sqs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Invariant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many runs as a minute has room for, and proof that they leave no kind of trouble out. */
class SimulationIT {

    private static final Duration LONGEST = Duration.ofSeconds(Long.getLong("simulation.seconds", 60));

    @Test
    void everyInvariantHoldsInEveryRunOfAMinute() {
        Runs runs = Runs.run(Long.MAX_VALUE / 2, LONGEST);

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
