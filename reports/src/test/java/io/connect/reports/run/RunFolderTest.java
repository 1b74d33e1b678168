package io.connect.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path work;

    @Test
    void holdsEverythingAReaderLooksFor() {
        RunFolder folder = RunFolder.open(work.resolve("runs"), "20261120-080000");
        folder.add(SampleRuns.steady("20261120-080000").build());
        folder.add(
                SampleRuns.steady("20261120-080000").builder().variant("200ms").build());

        RunSummary summary = folder.finish(work.resolve("baselines"));

        assertThat(folder.path().toFile().list())
                .containsExactlyInAnyOrder(
                        "test-1.json",
                        "test-1@200ms.json",
                        "benchmark-results.json",
                        "index.html",
                        "summary.md",
                        "junit.xml");
        assertThat(summary.verdict()).isEqualTo(Verdict.PASS);
        assertThat(work.resolve("runs/latest/test-1.json")).isRegularFile();
        assertThat(summary.text().strip().lines().reduce((a, b) -> b).orElseThrow())
                .startsWith("pass  ")
                .endsWith("index.html");
    }

    @Test
    void latestFollowsTheNewestRun() throws Exception {
        for (String id : new String[] {"one", "two"}) {
            RunFolder folder = RunFolder.open(work, id);
            folder.add(SampleRuns.steady(id).build());
            folder.finish(work.resolve("none"));
        }

        assertThat(ResultJson.read(work.resolve("latest/test-1.json")).runId()).isEqualTo("two");
    }

    @Test
    void comparesWithTheCommittedBaseline() {
        RunResult base = SampleRuns.steady("base").build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(base.metrics());
        metrics.put("throughput", MetricResult.of(Metric.THROUGHPUT, 300));
        Baselines baselines = new Baselines(work.resolve("baselines"));
        ResultJson.write(baselines.file(base), base.toBuilder().metrics(metrics).build());
        RunFolder folder = RunFolder.open(work, "now");
        folder.add(SampleRuns.steady("now").build());

        RunSummary summary = folder.finish(work.resolve("baselines"));

        assertThat(summary.gate()).isEqualTo(ExitCode.FAILED);
        assertThat(summary.text()).contains("throughput regressed");
        assertThat(folder.path().resolve("junit.xml"))
                .content()
                .contains("gate throughput")
                .contains("<failure");
        assertThat(folder.path().resolve("summary.md")).content().contains("throughput regressed");
    }

    @Test
    void theGateDoesNotPassWithNothingToCompareWith() {
        RunFolder folder = RunFolder.open(work, "now");
        folder.add(SampleRuns.steady("now").build());

        assertThat(folder.finish(work.resolve("none")).gate()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aBaselineThatCannotBeReadDoesNotCostTheReport() throws Exception {
        RunFolder folder = RunFolder.open(work, "now");
        folder.add(SampleRuns.steady("now").build());
        Path baseline = work.resolve("baselines/quick/test-1.json");
        Files.createDirectories(baseline.getParent());
        Files.writeString(baseline, "{\"schemaVersion\": 99}");

        RunSummary summary = folder.finish(work.resolve("baselines"));

        assertThat(summary.gate()).isEqualTo(ExitCode.USAGE);
        assertThat(summary.text()).contains("not comparable").contains("is of schemaVersion 99");
        assertThat(summary.report()).isRegularFile();
    }

    @Test
    void refusesAnIdThatIsNoFileName() {
        assertThatThrownBy(() -> RunFolder.open(work, "../x"))
                .hasMessageContaining("run id '../x' is no plain file name");
        assertThatThrownBy(() -> RunFolder.open(work, "latest")).hasMessageContaining("except for latest");
    }

    @Test
    void refusesToReportNothing() {
        RunFolder folder = RunFolder.open(work, "empty");

        assertThatThrownBy(() -> folder.finish(work))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageContaining("holds no result");
        assertThat(Files.exists(work.resolve("latest"))).isFalse();
    }
}
