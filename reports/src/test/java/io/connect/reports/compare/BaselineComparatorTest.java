package io.connect.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.SampleRuns;
import io.connect.reports.model.Calibration;
import io.connect.reports.model.Gate;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BaselineComparatorTest {

    private static final RunResult BASE = SampleRuns.steady("base").build();

    @Test
    void aCopyOfTheBaselineIsUnchanged() {
        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(BASE));

        assertThat(comparison.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(comparison.reasons()).isEmpty();
        assertThat(comparison.notes()).isEmpty();
        assertThat(comparison.changes()).allMatch(change -> change.outcome() == Outcome.UNCHANGED);
    }

    @Test
    void namesTheMetricWhenTheBaselineWasFifteenPercentFaster() {
        RunResult faster =
                with(BASE, Map.of(Metric.THROUGHPUT, BASE.value("throughput").orElseThrow() * 1.15));

        Comparison comparison = BaselineComparator.compare(List.of(faster), List.of(BASE));

        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.reasons())
                .containsExactly(
                        "throughput regressed: 250 msg/s against 287.5 msg/s in the baseline (x 0.870, -13.0 %)");
    }

    @Test
    void namesTheMetricWhenLatencyIsFifteenPercentHigher() {
        RunResult slower = SampleRuns.steady("slow").latencyTimes(1.15).build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(slower));

        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.reasons()).anyMatch(reason -> reason.startsWith("latency-p95 regressed"));
    }

    @Test
    void aChangeBelowTheFloorIsNoRegression() {
        RunResult tiny = with(BASE, Map.of(Metric.LATENCY_P50, 3.0));
        RunResult doubled = with(BASE, Map.of(Metric.LATENCY_P50, 6.0));

        assertThat(change(tiny, doubled, Metric.LATENCY_P50).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void theScenariosOwnGateOverridesTheDefault() {
        double p95 = BASE.value("latency-p95").orElseThrow();
        RunResult slower = with(BASE, Map.of(Metric.LATENCY_P95, p95 * 1.15));
        RunResult tolerant =
                slower.toBuilder().gates(Map.of("latency-p95", new Gate(20, 0))).build();

        assertThat(change(BASE, slower, Metric.LATENCY_P95).outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(change(BASE, tolerant, Metric.LATENCY_P95).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aLossIsARegressionWhateverTheFiguresSay() {
        RunResult lost = BASE.toBuilder()
                .verdict(Verdict.LOST)
                .reasons(List.of("1 of 10,000 accepted messages were lost"))
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(lost));

        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.reasons().get(0)).endsWith("is not correct: 1 of 10,000 accepted messages were lost");
    }

    @Test
    void aVoidRunIsNotComparable() {
        RunResult voided = BASE.toBuilder().verdict(Verdict.VOID).build();

        assertThat(BaselineComparator.compare(List.of(BASE), List.of(voided)).outcome())
                .isEqualTo(Outcome.NOT_COMPARABLE);
    }

    @Test
    void anotherProfileIsNotComparable() {
        RunResult full = RunResult.of("x", BASE.scenario(), "full")
                .verdict(Verdict.PASS)
                .startedAt(BASE.startedAt())
                .provenance(BASE.provenance())
                .load(BASE.load())
                .account(BASE.account())
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(full));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons()).containsExactly("different profiles: quick against full");
    }

    @Test
    void anotherBacklogIsNotComparable() {
        Load load = BASE.load();
        RunResult more = BASE.toBuilder()
                .load(new Load(
                        load.offered(),
                        load.achieved(),
                        load.scale(),
                        load.messageSizeBytes(),
                        load.batchSize(),
                        load.scheduleLagP99Ms(),
                        100_000))
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(more));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons())
                .containsExactly("different backlogs: " + load.backlog() + " messages against 100000 messages");
    }

    @Test
    void servicesOfAnotherKindAreNotComparable() {
        ObjectNode elsewhere = JsonNodeFactory.instance.objectNode();
        elsewhere.putObject("environment").put("kind", "docker");

        Comparison comparison = BaselineComparator.compare(
                List.of(BASE), List.of(BASE.toBuilder().scenarioAsRun(elsewhere).build()));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons()).containsExactly("different environments: embedded against docker");
    }

    @Test
    void aMetricThatVanishedIsNotPassedOverInSilence() {
        Map<String, MetricResult> fewer = new LinkedHashMap<>(BASE.metrics());
        fewer.remove("cpu-per-message");
        RunResult blind = BASE.toBuilder().metrics(fewer).build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(blind));

        assertThat(comparison.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(comparison.reasons().get(0)).contains("cpu-per-message").contains("missing from the run");
    }

    @Test
    void figuresFromAnotherMachineAreScaledAndItIsSaid() {
        Machine slowMachine = new Machine("Slow CPU", 2, 8L << 30, "Linux 6.1 amd64", "17");
        RunResult elsewhere = SampleRuns.steady("elsewhere")
                .on(slowMachine, 750)
                .latencyTimes(2)
                .build();

        Comparison raw = BaselineComparator.compare(
                List.of(BASE),
                List.of(elsewhere.toBuilder().provenance(BASE.provenance()).build()));
        Comparison scaled = BaselineComparator.compare(
                List.of(BASE.toBuilder()
                        .calibration(new Calibration(1_500, 410.0, null, 1, 1))
                        .build()),
                List.of(elsewhere));

        assertThat(raw.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(scaled.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(scaled.notes()).anyMatch(note -> note.startsWith("another machine") && note.contains("x 0.50"));
    }

    @Test
    void saysWhatElseChanged() {
        RunResult newer = BASE.toBuilder()
                .provenance(new Provenance(
                        BASE.provenance().git(), BASE.provenance().machine(), Map.of("kafka", "4.4.0")))
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(newer));

        assertThat(comparison.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(comparison.notes()).containsExactly("another version of kafka: 4.3.1 in the baseline, 4.4.0 now");
    }

    @Test
    void anotherMachineWithoutCalibrationIsNotComparable() {
        RunResult elsewhere = SampleRuns.steady("elsewhere")
                .on(new Machine("Slow CPU", 2, 8L << 30, "Linux 6.1 amd64", "17"), 750)
                .builder()
                .calibration(null)
                .build();

        assertThat(BaselineComparator.compare(List.of(BASE), List.of(elsewhere)).outcome())
                .isEqualTo(Outcome.NOT_COMPARABLE);
    }

    @Test
    void runsOfTwoMachinesAreNotOneSide() {
        RunResult elsewhere = SampleRuns.steady("elsewhere")
                .on(new Machine("Slow CPU", 2, 8L << 30, "Linux 6.1 amd64", "17"), 750)
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(BASE, elsewhere));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0)).startsWith("different machines on one side");
    }

    @Test
    void repeatedRunsNeedSignificanceToo() {
        List<RunResult> base = p95s(100, 104, 98, 101);
        List<RunResult> clearlyWorse = p95s(130, 128, 133, 131);
        List<RunResult> onceWorse = p95s(99, 160, 103, 150);

        assertThat(change(base, clearlyWorse).outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(change(base, onceWorse).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(change(base.subList(0, 2), clearlyWorse.subList(0, 2)).note())
                .contains("too few runs to tell");
    }

    @Test
    void percentilesOfRepeatedRunsAreThoseOfAllMessagesTogether() {
        List<RunResult> runs = List.of(
                SampleRuns.steady("a").seed(1).build(),
                SampleRuns.steady("b").seed(2).latencyTimes(3).build(),
                SampleRuns.steady("c").seed(3).build());

        MetricChange change = BaselineComparator.compare(runs, runs).changes().stream()
                .filter(one -> one.metric().equals("latency-p99"))
                .findFirst()
                .orElseThrow();

        double expected =
                Repetitions.merged(Repetitions.of(runs), "steady").orElseThrow().getValueAtPercentile(99) / 1_000.0;
        assertThat(change.candidate()).isEqualTo(expected);
        assertThat(change.candidate())
                .isGreaterThan(runs.get(0).value("latency-p99").orElseThrow() * 1.2);
    }

    @Test
    void saysWhenAFileContradictsItsOwnHistogram() {
        RunResult edited = with(BASE, Map.of(Metric.LATENCY_P95, 1.0));

        assertThat(BaselineComparator.compare(List.of(edited), List.of(BASE)).notes())
                .anyMatch(note -> note.contains("states latency-p95 as 1.00 ms, its own histogram says"));
    }

    /** Thirty messages in steady state: fifteen beyond the median, and two, or none, beyond the others. */
    @Test
    void aPercentileThatAFewMessagesDecideIsShownAndNotJudged() {
        RunResult few = SampleRuns.steady("few").rate(1).build();
        RunResult slower = SampleRuns.steady("slower").rate(1).latencyTimes(2).build();

        MetricChange p95 = change(few, slower, Metric.LATENCY_P95);

        assertThat(p95.gated()).isFalse();
        assertThat(p95.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(p95.note()).isEqualTo("2 messages decide it: shown, not judged");
        assertThat(change(few, slower, Metric.LATENCY_P50).gated()).isTrue();
        assertThat(BaselineComparator.compare(List.of(few), List.of(slower)).reasons())
                .singleElement()
                .asString()
                .startsWith("latency-p50");
    }

    @Property(tries = 300)
    void swappingTheSidesSwapsBetterAndWorse(
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = 1, max = 1_000) Double> first,
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = 1, max = 1_000) Double> second) {
        for (Metric metric : List.of(Metric.DRAIN_RATE, Metric.CPU_PER_MESSAGE)) {
            MetricChange there = bare(metric, first, second);
            MetricChange back = bare(metric, second, first);

            assertThat(back.outcome()).isEqualTo(mirrored(there.outcome()));
        }
    }

    @Property(tries = 200)
    void aListOfRunsIsUnchangedAgainstItself(
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = 1, max = 1_000) Double> values) {
        assertThat(bare(Metric.DRAIN_RATE, values, values).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    private static Outcome mirrored(Outcome outcome) {
        return switch (outcome) {
            case IMPROVED -> Outcome.REGRESSED;
            case REGRESSED -> Outcome.IMPROVED;
            default -> outcome;
        };
    }

    private static MetricChange bare(Metric metric, List<Double> before, List<Double> after) {
        return BaselineComparator.compare(bare(metric, before), bare(metric, after))
                .changes()
                .get(0);
    }

    private static List<RunResult> bare(Metric metric, List<Double> values) {
        List<RunResult> runs = new ArrayList<>();
        for (double value : values) {
            runs.add(RunResult.of("run-" + runs.size(), "s", "quick")
                    .verdict(Verdict.PASS)
                    .startedAt(BASE.startedAt())
                    .provenance(BASE.provenance())
                    .load(BASE.load())
                    .account(BASE.account())
                    .metrics(Map.of(metric.id(), MetricResult.of(metric, value)))
                    .build());
        }
        return runs;
    }

    private static List<RunResult> p95s(double... values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return bare(Metric.LATENCY_P95, boxed);
    }

    private static MetricChange change(List<RunResult> before, List<RunResult> after) {
        return BaselineComparator.compare(before, after).changes().get(0);
    }

    private static MetricChange change(RunResult before, RunResult after, Metric metric) {
        return BaselineComparator.compare(List.of(before), List.of(after)).changes().stream()
                .filter(change -> change.metric().equals(metric.id()))
                .findFirst()
                .orElseThrow();
    }

    private static RunResult with(RunResult result, Map<Metric, Double> values) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        values.forEach((metric, value) -> metrics.put(metric.id(), MetricResult.of(metric, value)));
        return result.toBuilder().metrics(metrics).build();
    }
}
