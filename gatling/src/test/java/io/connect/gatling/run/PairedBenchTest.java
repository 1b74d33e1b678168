package io.connect.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.testbed.scenario.Scenario;
import io.connect.testbed.scenario.Selection;
import io.connect.testbed.scenario.read.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedBenchTest {

    @Test
    void whatTheGateRunsByDefaultIsPairedWithoutTheBareLoop() {
        List<Scenario> chosen = new ScenarioReader()
                .read(Path.of("..", "scenarios.yaml"))
                .select(Selection.all("pair").named("capacity,test-1"));

        assertThat(PairedBench.ofConnectors(chosen))
                .extracting(Scenario::id)
                .containsExactlyInAnyOrder("capacity@connector", "test-1");
    }
}
