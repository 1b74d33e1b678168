package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.pair.PairCount;
import io.connect.bench.pair.PairPlan;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PairedBenchTest {

    private static final Path AB = Path.of("..", "ci", "ab.sh");

    @Test
    void theGatesDefaultIsAStandardQueueAFifoQueueAndAConverter() throws IOException {
        List<Scenario> chosen = PairedBench.ofConnectors(named(defaultOf("scenario")));

        assertThat(chosen).extracting(Scenario::id).containsExactly("test-5", "capacity@connector", "fifo-drain");
        assertThat(chosen)
                .filteredOn(PairPlan::goesSideBySide)
                .extracting(Scenario::id)
                .containsExactly("test-5");
    }

    /** Apart from the pairs, the builds of the two connectors take about two minutes. */
    @Test
    void theFewestPairsThatDecideFitTheMinutesOfTheGate() {
        assertThat(sixPairs("capacity")).isLessThanOrEqualTo(10 * 60);
        assertThat(sixPairs("capacity,fifo-drain,test-5")).isLessThanOrEqualTo(23 * 60);
    }

    @Test
    void aBacklogOrAFaultIsRunInTurns() {
        assertThat(named("test-1,capacity,partial-failure"))
                .filteredOn(PairPlan::goesSideBySide)
                .extracting(Scenario::id)
                .containsExactly("test-1");
    }

    private static long sixPairs(String names) {
        return new PairPlan(PairedBench.ofConnectors(named(names)), new PairCount(6, 6, Duration.ZERO)).seconds(6);
    }

    private static List<Scenario> named(String names) {
        return new ScenarioReader()
                .read(Path.of("..", "scenarios.yaml"))
                .select(Selection.all("pair").named(names));
    }

    /** The value that the script assigns to a variable before it reads its options. */
    private static String defaultOf(String variable) throws IOException {
        Matcher value =
                Pattern.compile("(?m)^" + variable + "=\"?([^\"\\n]+)\"?$").matcher(Files.readString(AB));
        assertThat(value.find()).as("%s has a default in %s", variable, AB).isTrue();
        return value.group(1);
    }
}
