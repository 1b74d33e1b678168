package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedServicesTest {

    @Test
    void scenariosThatDifferInTheirServicesOnlyShareOneEnvironmentWithAllOfThem() {
        List<Scenario> shared = SharedServices.of(quick("test-1,test-3,test-4"));

        assertThat(shared)
                .extracting(Scenario::environment)
                .containsOnly(shared.get(0).environment());
        assertThat(shared.get(0).environment().s3().needed()).isTrue();
        assertThat(shared.get(0).environment().registry().needed()).isTrue();
    }

    @Test
    void workersOfAllKindsShareOneSetOfBrokersAndServices() {
        List<Scenario> shared = SharedServices.of(quick("test-1,test-3,fifo@fifo,resource-starvation@unlimited"));

        assertThat(shared).allMatch(run -> Environments.sharesPlace(run, shared.get(0)));
        assertThat(shared).allMatch(run -> run.environment().s3().needed());
        assertThat(Environments.sharesWorkers(shared.get(0), shared.get(1))).isTrue();
        assertThat(Environments.sharesWorkers(shared.get(0), shared.get(2))).isFalse();
    }

    @Test
    void serviceThatNobodyInTheSameEnvironmentNeedsIsNotStarted() {
        List<Scenario> shared = SharedServices.of(quick("test-1,test-3,partial-failure@broker"));

        assertThat(shared)
                .extracting(run -> run.environment().registry().needed())
                .containsOnly(false);
        assertThat(shared.stream().filter(run -> run.name().equals("partial-failure")))
                .isNotEmpty()
                .noneMatch(run -> run.environment().s3().needed());
    }

    private static List<Scenario> quick(String names) {
        return ProjectScenarios.FILE.select(Selection.all("quick").named(names));
    }
}
