package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPlanTest {

    @Test
    void describesRunsTheirLengthAndTheirProcesses() {
        List<Scenario> selected =
                ProjectScenarios.FILE.select(Selection.all("quick").named("test-1,test-3,capacity"));

        String plan = RunPlan.of(selected);

        assertThat(plan)
                .contains("test-1 (baseline, quick, about ")
                .contains("load: 10KB plain in batches of 10: warm-up 100/s for 3s, then steady 100/s for 20s")
                .containsOnlyOnce("warm-up, not measured: at most 30 s\n")
                .contains("new workers: sqs, s3, broker-1, worker-1\n")
                .contains("same workers: sqs, s3, broker-1, worker-1\n")
                .contains("capacity@bare-loop (capacity, quick, about ")
                .contains("worker-1, worker-loop\n")
                .contains("3 rounds, in turns with the other variants")
                .contains("drain-rate >= 30% of @bare-loop")
                .endsWith("; nothing was started\n");
    }

    @Test
    void aTargetWithTwoEndsIsListedOnce() {
        List<Scenario> selected =
                ProjectScenarios.FILE.select(Selection.all("quick").named("trust"));

        assertThat(RunPlan.of(selected))
                .containsOnlyOnce("drain-rate within 90..110% of @a")
                .containsOnlyOnce("drain-rate within 106..125/s");
    }
}
