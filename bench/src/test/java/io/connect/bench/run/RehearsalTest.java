package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.bench.scenario.unit.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private final ScenarioFile file = new ScenarioReader().read(Path.of("..", "scenarios.yaml"));

    @Test
    void firstRunInAnEnvironmentIsRehearsedAtItsFirstRateWithoutTargetsOrFaults() {
        Scenario first = only("partial-failure", 0);

        Scenario rehearsal = Rehearsal.before(List.of(first), 0).orElseThrow();

        assertThat(rehearsal.id()).isEqualTo("partial-failure@broker-rehearsal");
        assertThat(rehearsal.load().phases())
                .containsExactly(new Phase("rehearsal", PhaseRole.WARM_UP, new Rate(100), Duration.ofSeconds(20)));
        assertThat(rehearsal.faults()).isEmpty();
        assertThat(rehearsal.kpis()).isEmpty();
        assertThat(rehearsal.connector()).isEqualTo(first.connector());
        assertThat(Environments.isShared(rehearsal, first)).isTrue();
    }

    @Test
    void nextRunInTheSameEnvironmentIsNot() {
        assertThat(Rehearsal.before(List.of(only("test-1", 0), only("test-2", 0)), 1))
                .isEmpty();
        assertThat(Rehearsal.before(List.of(only("test-1", 0), only("test-3", 0)), 1))
                .isPresent();
    }

    @Test
    void withoutAPacedLoadPartOfTheBacklogIsMovedByTheFirstConnector() {
        Scenario rehearsal = Rehearsal.before(List.of(only("capacity", 0), only("capacity", 1)), 0)
                .orElseThrow();

        assertThat(rehearsal.id()).as("the loop warms itself").isEqualTo("capacity@connector-rehearsal");
        assertThat(rehearsal.load().phases()).isEmpty();
        assertThat(rehearsal.load().backlog().orElseThrow().messages()).isEqualTo(2_500);
    }

    @Test
    void nobodyRehearsesWhereNobodyTakesTheMessages() {
        assertThat(Rehearsal.before(List.of(only("generator", 0)), 0)).isEmpty();
    }

    private Scenario only(String name, int index) {
        List<Scenario> runs = file.select(Selection.all("quick").named(name));
        return runs.get(index);
    }
}
