package io.connect.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClosingLinesTest {

    private static final RunResult PASSED = SampleRuns.steady("r").build();
    private static final Path REPORT = Path.of("reports", "runs", "r", "index.html");

    @Test
    void allPassedIsCountedAndFollowedByTheReport() {
        assertThat(ClosingLines.of(List.of(PASSED), List.of(), REPORT)).isEqualTo("""
                        1 run: 1 passed, 0 missed, 0 not judged, 0 lost, 0 broken
                        report: reports/runs/r/index.html
                        """);
    }

    @Test
    void eachRunThatDidNotPassHasItsReasonTheWorstFirst() {
        List<RunResult> results = List.of(
                PASSED,
                run("missed", Verdict.MISSED, "drain-rate is 250 msg/s, its target is >= 300", "another"),
                run("void", Verdict.VOID, "the generator was the bottleneck"),
                run("lost", Verdict.LOST, "3 of 4,000 accepted messages were lost"),
                run("broken", Verdict.BROKEN, "worker-1 ended\n  with a stack trace"));

        assertThat(ClosingLines.of(results, List.of(), REPORT)).isEqualTo("""
                        5 runs: 1 passed, 1 missed, 1 not judged, 1 lost, 1 broken
                          test-1@broken broken: worker-1 ended with a stack trace
                          test-1@lost lost: 3 of 4,000 accepted messages were lost
                          test-1@void not judged: the generator was the bottleneck
                          test-1@missed missed: drain-rate is 250 msg/s, its target is >= 300 (and 1 more)
                        report: reports/runs/r/index.html
                        """);
    }

    @Test
    void metricThatIsWorseThanTheBaselineHasOneLine() {
        RunResult slow = SampleRuns.steady("slow").latencyTimes(1.3).build();
        Comparison comparison = BaselineComparator.compare(List.of(PASSED), List.of(slow));

        String text = ClosingLines.of(List.of(slow), List.of(comparison), REPORT);

        assertThat(text.lines())
                .filteredOn(line -> line.contains("latency-p95"))
                .singleElement()
                .asString()
                .matches("  test-1 latency-p95 (regressed|suspected) against the baseline: [0-9.]+ against [0-9.]+ ms,"
                        + " \\+[0-9.]+ %");
        assertThat(text).contains("baseline: 1 compared\n").doesNotContain("throughput");
    }

    @Test
    void metricThatHasNoFigureAnyMoreHasOneLineToo() {
        Map<String, MetricResult> fewer = new LinkedHashMap<>(PASSED.metrics());
        fewer.remove("cpu-per-message");
        RunResult blind = PASSED.toBuilder().metrics(fewer).build();
        Comparison comparison = BaselineComparator.compare(List.of(PASSED), List.of(blind));

        assertThat(ClosingLines.of(List.of(blind), List.of(comparison), REPORT))
                .contains("  test-1 cpu-per-message inconclusive against the baseline: missing from the run\n");
    }

    @Test
    void runsThatCannotBeComparedHaveOneLine() {
        List<Comparison> comparisons = List.of(
                Comparison.impossible(PASSED, "the baseline is of schemaVersion 99"),
                Comparison.impossible(PASSED, "another reason"));

        assertThat(ClosingLines.of(List.of(PASSED), comparisons, REPORT))
                .contains("baseline: 0 compared, 2 not comparable (test-1: the baseline is of schemaVersion 99)\n");
    }

    @Test
    void manyFailuresAreCutShort() {
        List<RunResult> results = IntStream.range(0, 30)
                .mapToObj(i -> run("v" + i, Verdict.MISSED, "slow"))
                .toList();
        List<Comparison> comparisons = Stream.generate(() -> BaselineComparator.compare(
                        List.of(PASSED),
                        List.of(SampleRuns.steady("slow").latencyTimes(2).build())))
                .limit(10)
                .toList();

        String text = ClosingLines.of(results, comparisons, REPORT);

        assertThat(text).contains("  and 23 more, in the report\n");
        assertThat(text.lines()).hasSizeLessThan(20);
    }

    private static RunResult run(String variant, Verdict verdict, String... reasons) {
        return PASSED.toBuilder()
                .variant(variant)
                .verdict(verdict)
                .reasons(List.of(reasons))
                .build();
    }
}
