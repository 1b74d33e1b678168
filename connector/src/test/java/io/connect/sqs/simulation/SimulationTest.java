package io.connect.sqs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Makes a few runs in every build; {@link SimulationIT} makes many. A million: {@code -Dtest=SimulationTest
 * -Dsimulation.runs=1000000}.
 */
class SimulationTest {

    private static final long RUNS = 150;

    @Test
    void everyInvariantHoldsWhateverIsChosen() {
        Runs runs = Runs.run(RUNS);

        System.out.println(runs.report());
        assertThat(runs.failures()).isEmpty();
        assertThat(runs.tally().runs()).isEqualTo(Long.getLong("simulation.runs", RUNS));
        assertThat(runs.tally().fewestMessages()).isGreaterThanOrEqualTo(20);
        // With three groups, one group gets none of twenty messages once in many thousand runs.
        assertThat(runs.tally().fewestGroups()).isGreaterThanOrEqualTo(2);
        assertThat(runs.tally().fewestOccasions()).isGreaterThanOrEqualTo(30);
    }

    /**
     * Each seed found a defect. Seed 8090 found a release overtaken by an extension, and 11791 a newer handle lost at
     * the stop. Seed 18086 found an empty queue that used up the budget of every probe, and 33297 probes that brought
     * nothing to convert. The next three seeds found a standard queue that confirmed deletes without carrying them out.
     * The last seed found a defect of the model, which did not count a stop as a failure. Each corrected class also has
     * its own test. A change of the choices in the models changes the runs of these seeds.
     */
    @ParameterizedTest
    @ValueSource(longs = {8090, 11791, 18086, 33297, 525, 772, 11896, 4032026})
    void seedsThatFoundADefectRunThrough(long seed) {
        assertThat(table(seed)).isNotBlank();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        LongStream.rangeClosed(1, 30)
                .forEach(seed -> assertThat(table(seed))
                        .as("run of seed %s, repeated", seed)
                        .isEqualTo(table(seed)));
    }

    private static String table(long seed) {
        return Silence.during(() -> new Simulation(seed).run().table());
    }
}
