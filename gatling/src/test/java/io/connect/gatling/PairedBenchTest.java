package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedBenchTest {

    @Test
    void theGatesDefaultIsPairedWithoutTheBareLoopAndTheBacklogFirst() {
        List<Scenario> chosen = new ScenarioReader()
                .read(Path.of("..", "scenarios.yaml"))
                .select(Selection.all("pair").named("test-1,capacity"));

        assertThat(PairedBench.ofConnectors(chosen))
                .extracting(Scenario::id)
                .containsExactly("capacity@connector", "test-1");
    }

    @Test
    void onlyAPacedLoadThatNobodyDisturbsGoesSideBySide() {
        List<Scenario> chosen = new ScenarioReader()
                .read(Path.of("..", "scenarios.yaml"))
                .select(Selection.all("pair").named("test-1,capacity,partial-failure"));

        assertThat(chosen)
                .filteredOn(PairedBench::goesSideBySide)
                .extracting(Scenario::id)
                .containsExactly("test-1");
    }
}
