package io.connect.sqs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few runs for every build; {@link SimulationIT} makes many. A million: {@code -Dtest=SimulationTest -Dsimulation.runs=1000000}. */
class SimulationTest {

    private static final long RUNS = 150;

    @Test
    void everyInvariantHoldsWhateverIsChosen() {
        Runs runs = Runs.run(RUNS);

        System.out.println(runs.report());
        assertThat(runs.failures()).isEmpty();
        assertThat(runs.tally().runs()).isEqualTo(Long.getLong("simulation.runs", RUNS));
        assertThat(runs.tally().fewestMessages()).isGreaterThanOrEqualTo(20);
        // Of three groups one may get none of twenty messages, once in many thousand runs.
        assertThat(runs.tally().fewestGroups()).isGreaterThanOrEqualTo(2);
        assertThat(runs.tally().fewestOccasions()).isGreaterThanOrEqualTo(30);
    }

    /**
     * A release was overtaken by an extension. A newer handle was lost at the stop. An empty queue used up the budget of
     * every probe. Probes brought nothing to convert. A standard queue confirmed deletes and did not make them (three seeds).
     * For each seed there is also a test of the corrected class. The last found one of the model, which took a stop for no
     * failure. Another choice in the models makes other runs of these seeds.
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
