package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlanTest {

    private static final Path HERE = Path.of("");

    @Test
    void describesRunsTheirLengthAndTheirProcesses() {
        List<Scenario> selected =
                ProjectScenarios.FILE.select(Selection.all("quick").named("test-1,test-3,capacity"));

        String plan = RunPlan.of(selected, HERE);

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
    void aSubjectThatCannotBeStartedIsNamed(@TempDir Path folder) {
        String plan = RunPlan.of(new ScenarioReader().read("x.yaml", """
                                version: 1
                                environment: { kafka: { version: 4.4.0 } }
                                profiles: { quick: { purpose: A test. } }
                                subjects: { another: { plugin: another/plugin } }
                                scenarios:
                                  s:
                                    group: g
                                    purpose: p
                                    subject: another
                                    load: { messageSize: 1KB, rate: 10/s, steady: 20s }
                                """).select(Selection.all("quick")), folder);

        assertThat(plan)
                .contains(
                        "CANNOT BE RUN HERE: connector.class is missing; write it under connector of the subject another"
                                + "; there is no plugin folder " + folder.resolve("another/plugin"));
    }

    @Test
    void aTargetWithTwoEndsIsListedOnce() {
        List<Scenario> selected =
                ProjectScenarios.FILE.select(Selection.all("quick").named("trust"));

        assertThat(RunPlan.of(selected, HERE))
                .containsOnlyOnce("drain-rate within 90..110% of @a")
                .containsOnlyOnce("drain-rate within 106..125/s");
    }
}
