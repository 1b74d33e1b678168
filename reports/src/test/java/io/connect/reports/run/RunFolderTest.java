package io.connect.reports.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.Folding;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    void variantsStandInTheOrderOfTheFileWhateverTheOrderOfTheirRuns() {
        RunFolder folder = RunFolder.open(work, "shuffled");
        folder.expect(List.of("test-1@a", "test-1@b", "test-1@c"));
        for (String variant : List.of("c", "a", "b")) {
            folder.add(SampleRuns.steady("shuffled").builder().variant(variant).build());
        }
        folder.finish(work.resolve("none"));

        assertThat(folder.results()).extracting(RunResult::variant).containsExactly("a", "b", "c");
        assertThat(RunFolder.at(folder.path()).results())
                .as("read again by another program")
                .extracting(RunResult::variant)
                .containsExactly("a", "b", "c");
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
    void runsThatEndAtOnceLeaveEachOthersFoldersAlone() throws Exception {
        List<Path> runs = new ArrayList<>();
        for (int run = 0; run < 8; run++) {
            Path folder = Files.createDirectory(work.resolve("run-" + run));
            runs.add(folder);
            Files.writeString(folder.resolve("summary.md"), folder.getFileName().toString());
        }

        for (int round = 0; round < 50; round++) {
            runs.parallelStream().forEach(LatestRun::pointTo);
        }

        for (Path run : runs) {
            assertThat(run.resolve("summary.md"))
                    .content()
                    .isEqualTo(run.getFileName().toString());
        }
        assertThat(work.resolve("latest")).isSymbolicLink();
        assertThat(work.toFile().list()).hasSize(9);
    }

    @Test
    void comparesWithTheBaselineAndFailsForItInJunitOnlyWhereTheGateIsAskedFor() {
        List<RunResult> runs = IntStream.range(0, 5)
                .mapToObj(run -> costing("base-" + run, 620 + 10 * run))
                .toList();
        RunResult baseline = Folding.fold(runs);
        ResultJson.write(new Baselines(work.resolve("baselines")).file(baseline), baseline);
        RunFolder folder = RunFolder.open(work, "now");
        folder.add(costing("now", 900));

        RunSummary summary = folder.finish(work.resolve("baselines"));

        assertThat(summary.gate()).isEqualTo(ExitCode.FAILED);
        assertThat(summary.text()).contains("cpu-per-message suspected: 900 µs against 640 µs");
        assertThat(folder.path().resolve("junit.xml"))
                .content()
                .contains("gate cpu-per-message")
                .doesNotContain("<failure");
        assertThat(folder.path().resolve("summary.md")).content().contains("cpu-per-message suspected");

        folder.finish(work.resolve("baselines"), true);
        assertThat(folder.path().resolve("junit.xml"))
                .content()
                .contains("<failure message=\"cpu-per-message suspected");
    }

    private static RunResult costing(String runId, double micros) {
        RunResult result = SampleRuns.steady(runId).build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put("cpu-per-message", MetricResult.of(Metric.CPU_PER_MESSAGE, micros));
        return result.toBuilder().metrics(metrics).build();
    }

    @Test
    void theEndOfARunSaysHowToMakeABaseline() {
        RunFolder folder = RunFolder.open(work, "now");
        folder.add(SampleRuns.steady("now").build());

        assertThat(folder.finish(work.resolve("none")).text())
                .contains("no baseline for these results; ci/update-baseline.sh --profile quick makes a baseline");
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
