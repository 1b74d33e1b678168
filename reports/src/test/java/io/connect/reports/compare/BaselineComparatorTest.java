package io.connect.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.SampleRuns;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Account;
import io.connect.reports.model.Better;
import io.connect.reports.model.Calibration;
import io.connect.reports.model.Gate;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void fifteenPercentWorseIsSuspectedAgainstASingleRunAndNamesTheMetric() {
        RunResult slower = with(BASE, Map.of(Metric.CPU_PER_MESSAGE, 1.15 * value(BASE, Metric.CPU_PER_MESSAGE)));

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(slower));

        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(comparison.reasons())
                .singleElement()
                .asString()
                .matches(
                        "cpu-per-message suspected: [0-9.]+ µs against [0-9.]+ µs in the baseline \\(x 1\\.150, \\+15\\.0 %\\)");
        assertThat(comparison.weaknesses()).containsExactly("the baseline has 1 run, 5 are needed");
        assertThat(ExitCode.ofComparisons(List.of(comparison), false, false)).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.ofComparisons(List.of(comparison), true, false)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void worseThanItsScatterAndRepeatedIsARegression() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);

        Comparison comparison = BaselineComparator.compare(base, Suites.of(Metric.DRAIN_RATE, 800, 810));

        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.reasons()).singleElement().asString().startsWith("drain-rate regressed: 805 msg/s");
        assertThat(comparison.weaknesses()).isEmpty();
    }

    @Test
    void aSingleRunWaitsForItsConfirmation() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);

        Comparison once = BaselineComparator.compare(base, Suites.of(Metric.DRAIN_RATE, 800));

        assertThat(once.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(once.unconfirmed()).isTrue();
        assertThat(once.reasons().get(0)).endsWith("run it once more to confirm");
        assertThat(ExitCode.ofComparisons(List.of(once), false, false)).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.ofComparisons(List.of(once), true, false)).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.ofComparisons(List.of(once), true, true)).isEqualTo(ExitCode.OK);
    }

    @Test
    void aRunThatIsGivenTwiceConfirmsNothing() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);
        RunResult slow = Suites.of(Metric.DRAIN_RATE, 800).get(0);

        Comparison comparison = BaselineComparator.compare(base, List.of(slow, slow));

        assertThat(comparison.candidateRuns()).isEqualTo(1);
        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
    }

    @Test
    void aRunWhoseFigureIsNotJudgedConfirmsNothingInAnyOrder() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);
        List<RunResult> slow = Suites.of(Metric.DRAIN_RATE, 800, 810);
        Target target = new Target(">= 900/s", Target.Relation.AT_LEAST, 900);
        MetricResult cold =
                Judge.judge(slow.get(1).metrics().get("drain-rate"), target).unjudged("not warm");
        RunResult other = with(slow.get(1), "drain-rate", cold);

        for (List<RunResult> runs : List.of(List.of(slow.get(0), other), List.of(other, slow.get(0)))) {
            Comparison comparison = BaselineComparator.compare(base, runs);

            assertThat(comparison.outcome()).isNotEqualTo(Outcome.REGRESSED);
            assertThat(comparison.notes()).contains("drain-rate: not judged: not warm");
        }
    }

    @Test
    void aRunThatIsThereFiveTimesIsNoBaseline() {
        RunResult one = Suites.of(Metric.DRAIN_RATE, 1_000).get(0);

        Comparison comparison =
                BaselineComparator.compare(List.of(one, one, one, one, one), Suites.of(Metric.DRAIN_RATE, 800, 810));

        assertThat(comparison.baselineRuns()).isEqualTo(1);
        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
    }

    @Test
    void oneDisturbedRunOfTwoIsNoRegression() {
        List<RunResult> base = Suites.of(Metric.LATENCY_P95, 100, 104, 98, 101, 97);

        Comparison comparison = BaselineComparator.compare(base, Suites.of(Metric.LATENCY_P95, 400, 103));

        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(comparison.unconfirmed()).isFalse();
    }

    @Test
    void worseWithinTheScatterOfTheBaselineIsSuspectedOnly() {
        List<RunResult> base = Suites.of(Metric.LATENCY_P95, 100, 150, 70, 120, 90);

        Comparison comparison = BaselineComparator.compare(base, Suites.of(Metric.LATENCY_P95, 130, 135));

        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(comparison.reasons().get(0)).endsWith("runs of the baseline differ that much among themselves");
    }

    /** The scatter of one build is estimated from all scenarios: five runs that agree by chance do not prove a small scatter. */
    @Test
    void theScatterIsThatOfAllScenarios() {
        List<RunResult> base = new ArrayList<>(Suites.of(Metric.DRAIN_RATE, 1_000, 1_001, 999, 1_000, 1_001));
        for (int scenario = 0; scenario < 4; scenario++) {
            double[] figures = {1_000, 1_250, 800, 1_150, 900};
            for (int run = 0; run < figures.length; run++) {
                base.add(Suites.run("r" + run, "other-" + scenario, Map.of(Metric.DRAIN_RATE, figures[run])));
            }
        }
        List<RunResult> candidate = Suites.of(Metric.DRAIN_RATE, 870, 880);

        assertThat(SuiteComparator.with(base).compare(candidate).get(0).outcome())
                .isEqualTo(Outcome.SUSPECTED);
        assertThat(BaselineComparator.compare(base.subList(0, 5), candidate).outcome())
                .isEqualTo(Outcome.REGRESSED);
    }

    /** The baselines of all profiles are in one folder. */
    @Test
    void theScatterIsThatOfTheProfileAlone() {
        List<RunResult> base = new ArrayList<>(Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990));
        double[] figures = {1_000, 1_500, 700, 1_300, 600};
        for (int run = 0; run < figures.length; run++) {
            base.add(Suites.run("r" + run, "s", "smoke", Map.of(Metric.DRAIN_RATE, figures[run])));
        }
        List<RunResult> candidate = Suites.of(Metric.DRAIN_RATE, 800, 810);

        assertThat(SuiteComparator.with(base).compare(candidate).get(0).outcome())
                .isEqualTo(Outcome.REGRESSED);
    }

    @Test
    void betterBeyondTheScatterAndRepeatedIsAnImprovement() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);

        assertThat(BaselineComparator.compare(base, Suites.of(Metric.DRAIN_RATE, 1_300, 1_310))
                        .outcome())
                .isEqualTo(Outcome.IMPROVED);
        assertThat(BaselineComparator.compare(base, Suites.of(Metric.DRAIN_RATE, 1_300))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void errorsWhereThereWereNoneAreARegression() {
        List<RunResult> base = Suites.of(Metric.ERROR_RATE, 0, 0, 0, 0, 0);
        // Each run needs a different id, because equal runs count once.
        assertThat(base.stream().distinct()).hasSize(5);

        assertThat(BaselineComparator.compare(base, Suites.of(Metric.ERROR_RATE, 0.5, 0.4))
                        .outcome())
                .isEqualTo(Outcome.REGRESSED);
        assertThat(BaselineComparator.compare(base, Suites.of(Metric.ERROR_RATE, 0.005, 0.004))
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aMetricThatOnlyFollowsTheOfferIsShownAndNotJudged() {
        MetricChange change = change(
                BASE, with(BASE, Map.of(Metric.THROUGHPUT, 0.5 * value(BASE, Metric.THROUGHPUT))), Metric.THROUGHPUT);

        assertThat(change.gated()).isFalse();
        assertThat(change.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(change.percent()).isEqualTo(-50);
    }

    @Test
    void aChangeBelowTheFloorIsNoRegression() {
        RunResult tiny = with(BASE, Map.of(Metric.LATENCY_P95, 3.0));
        RunResult doubled = with(BASE, Map.of(Metric.LATENCY_P95, 6.0));

        assertThat(change(tiny, doubled, Metric.LATENCY_P95).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void theGateIsTheBaselinesAndNeverTheRuns() {
        RunResult slower = with(BASE, Map.of(Metric.LATENCY_P95, 1.15 * value(BASE, Metric.LATENCY_P95)));
        Map<String, Gate> generous = Map.of("latency-p95", new Gate(50, 0));
        RunResult excused = slower.toBuilder().gates(generous).build();

        assertThat(change(BASE, slower, Metric.LATENCY_P95).outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(change(BASE, excused, Metric.LATENCY_P95).outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(BaselineComparator.compare(List.of(BASE), List.of(excused)).notes())
                .contains("the run has another gate for latency-p95 than the baseline, whose gate counts");
        assertThat(change(BASE.toBuilder().gates(generous).build(), slower, Metric.LATENCY_P95)
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aLossIsARegressionWhateverTheVerdictBesideItSays() {
        Account account = BASE.account();
        RunResult lost = BASE.toBuilder()
                .account(new Account(account.sent(), account.accepted(), account.delivered() - 1, 1, 0, 0, 0, 0, 0))
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(lost));

        assertThat(lost.verdict()).isEqualTo(Verdict.PASS);
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.reasons().get(0))
                .isEqualTo("run base is not correct: 1 of 10,000 accepted messages were lost");
    }

    @Test
    void aBaselineThatLostMessagesIsNone() {
        Account account = BASE.account();
        RunResult lost = BASE.toBuilder()
                .account(new Account(account.sent(), account.accepted(), account.delivered() - 1, 1, 0, 0, 0, 0, 0))
                .build();

        assertRefused(lost, BASE, "the baseline run base is not correct: 1 of 10,000 accepted messages were lost");
    }

    @Test
    void aVoidRunIsNotComparable() {
        assertRefused(BASE, BASE.toBuilder().verdict(Verdict.VOID).build(), "the run base is void");
        assertRefused(BASE.toBuilder().verdict(Verdict.VOID).build(), BASE, "the baseline run base is void");
    }

    @Test
    void anotherProfileIsNotComparable() {
        RunResult full = RunResult.of("x", BASE.scenario(), "full")
                .verdict(Verdict.PASS)
                .startedAt(BASE.startedAt())
                .provenance(BASE.provenance())
                .load(BASE.load())
                .account(BASE.account())
                .metrics(BASE.metrics())
                .build();

        assertRefused(BASE, full, "different profiles: quick against full");
    }

    @Test
    void anotherLoadIsNotComparable() {
        Load load = BASE.load();

        assertRefused(
                BASE, loaded(load.offered(), 10, 100_000), "different backlogs: 0 messages against 100000 messages");
        assertRefused(BASE, loaded(load.offered(), 1, 0), "different batch sizes: 10 messages against 1 messages");
        assertRefused(BASE, loaded(500, 10, 0), "different offered loads: 250 msg/s against 500 msg/s");
    }

    @ParameterizedTest
    @CsvSource({
        "environment.kind=docker, different kinds of environment: embedded against docker",
        "environment.kafka.brokers=3, different environment.kafka.brokers: 1 against 3",
        "environment.kafka.replicationFactor=3, different environment.kafka.replicationFactor: not stated against 3",
        "environment.connect.heap=4GiB, different environment.connect.heap: 1GiB against 4GiB",
        "environment.connect.workers=3, different environment.connect.workers: not stated against 3",
        "environment.sqs.program=elasticmq, different environment.sqs.program: sqs-server against elasticmq",
        "connector.tasks:max=8, different numbers of tasks: 1 against 8",
        "queue.type=fifo, different queue.type: standard against fifo",
        "load.batch=1, different load.batch: 10 against 1",
        "load.payload=compressed, different load.payload: not stated against compressed",
    })
    void anotherExperimentIsNotComparable(String change, String reason) {
        assertRefused(asRun(""), asRun(change), reason);
    }

    @Test
    void anotherVersionOfKafkaAndOtherSettingsOfTheConnectorAreSaidAndCompared() {
        Comparison comparison = BaselineComparator.compare(
                List.of(asRun("")),
                List.of(asRun("environment.kafka.version=4.5.0;connector.sqs:max:messages=1;connector.tasks:max=1")));

        assertThat(comparison.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(comparison.notes())
                .containsExactly("another sqs.max.messages of the connector: '10' in the baseline, '1' now");
    }

    @Test
    void anotherUnitOrDirectionIsNotComparable() {
        assertRefused(
                BASE,
                with(BASE, "latency-p95", new MetricResult(0.9, "s", Better.LOWER, null, null, null, null)),
                "run base of test-1 has latency-p95 in s, where ms is needed");
        assertRefused(
                BASE,
                with(BASE, "latency-p95", new MetricResult(900.0, "ms", Better.HIGHER, null, null, null, null)),
                "run base of test-1 calls latency-p95 better when it is higher, where lower is needed");
    }

    @Test
    void aFigureThatCannotBeIsRefused() {
        assertRefused(
                BASE,
                with(BASE, Map.of(Metric.LATENCY_P95, -5.0)),
                "run base of test-1 has latency-p95 of -5.00, 0 or more is needed");
        assertRefused(BASE, BASE.toBuilder().metrics(Map.of()).build(), "run base of test-1 has no metrics");
    }

    @Test
    void aHeapThatShrankIsAFigure() {
        RunResult shrank = with(BASE, Map.of(Metric.HEAP_GROWTH, -12.0));

        assertThat(BaselineComparator.compare(List.of(BASE), List.of(shrank)).outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void anAccountThatDoesNotAddUpIsRefused() {
        Account account = BASE.account();
        RunResult odd = BASE.toBuilder()
                .account(new Account(account.sent(), account.accepted(), account.delivered() - 7, 0, 0, 0, 0, 0, 0))
                .build();

        assertRefused(
                BASE,
                odd,
                "run base of test-1 has an account that does not add up: 10000 messages accepted,"
                        + " and 9993 delivered, dead-lettered, left in the queue or lost");
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

    @ParameterizedTest
    @CsvSource({
        "Other CPU,         2, 24, Linux 6.1 amd64, Debian 17.0.15, another CPU: Sample CPU 3.0 GHz in the baseline",
        "Sample CPU 3.0 GHz,4, 24, Linux 6.1 amd64, Debian 17.0.15, another number of cores: 2 in the baseline",
        "Sample CPU 3.0 GHz,2, 12, Linux 6.1 amd64, Debian 17.0.15, another memory: 24 GiB in the baseline",
        "Sample CPU 3.0 GHz,2, 24, Linux 6.2 amd64, Debian 17.0.15, another kernel: Linux 6.1 amd64 in the baseline",
        "Sample CPU 3.0 GHz,2, 24, Linux 6.1 amd64, Debian 21.0.5,  another JVM: Debian 17.0.15 in the baseline",
    })
    void onAnotherMachineAllIsSuspectedAtMost(
            String cpu, int cores, long gibibytes, String os, String jvm, String reason) {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);
        Provenance elsewhere = Suites.on(new Machine(cpu, cores, gibibytes << 30, os, jvm));
        List<RunResult> candidate = Suites.of(Metric.DRAIN_RATE, 500, 510).stream()
                .map(run -> run.toBuilder().provenance(elsewhere).build())
                .toList();

        Comparison comparison = BaselineComparator.compare(base, candidate);

        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(comparison.weaknesses()).singleElement().asString().startsWith(reason);
        assertThat(ExitCode.ofComparisons(List.of(comparison), false, false)).isEqualTo(ExitCode.OK);
        assertThat(ExitCode.ofComparisons(List.of(comparison), true, true)).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource({"1349, SUSPECTED", "1351, REGRESSED", "1649, REGRESSED", "1651, SUSPECTED"})
    void aMachineOfAnotherSpeedIsAnotherMachine(double calibration, Outcome outcome) {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);
        List<RunResult> candidate = Suites.of(Metric.DRAIN_RATE, 500, 510).stream()
                .map(run -> calibrated(run, calibration))
                .toList();

        assertThat(BaselineComparator.compare(base, candidate).outcome()).isEqualTo(outcome);
    }

    @Test
    void withoutCalibrationNothingShowsThatItIsTheSameMachine() {
        List<RunResult> base = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);
        List<RunResult> candidate = Suites.of(Metric.DRAIN_RATE, 500, 510).stream()
                .map(run -> run.toBuilder().calibration(null).build())
                .toList();

        Comparison comparison = BaselineComparator.compare(base, candidate);

        assertThat(comparison.outcome()).isEqualTo(Outcome.SUSPECTED);
        assertThat(comparison.weaknesses()).singleElement().asString().startsWith("no calibration was measured");
    }

    @Test
    void namesOtherChanges() {
        RunResult newer = BASE.toBuilder()
                .provenance(new Provenance(
                        BASE.provenance().git(), BASE.provenance().machine(), Map.of("kafka", "4.4.0")))
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(newer));

        assertThat(comparison.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(comparison.notes()).containsExactly("another version of kafka: 4.3.1 in the baseline, 4.4.0 now");
    }

    @Test
    void runsOfTwoMachinesAreNotOneSide() {
        RunResult elsewhere = SampleRuns.steady("elsewhere")
                .on(new Machine("Slow CPU", 2, 24L << 30, "Linux 6.1 amd64", "Debian 17.0.15"), 750)
                .build();

        Comparison comparison = BaselineComparator.compare(List.of(BASE), List.of(BASE, elsewhere));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons().get(0)).startsWith("runs of two machines on one side: another CPU");
    }

    @Test
    void saysWhenAFileContradictsItsOwnHistogram() {
        RunResult edited = with(BASE, Map.of(Metric.LATENCY_P95, 1.0));

        assertThat(BaselineComparator.compare(List.of(edited), List.of(BASE)).notes())
                .anyMatch(note -> note.contains("states latency-p95 as 1.00 ms, its own histogram says"));
    }

    @Test
    void saysWhenABaselineContradictsItsOwnRuns() {
        RunResult folded = Folding.fold(Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990));
        RunResult edited = with(folded, Map.of(Metric.DRAIN_RATE, 500.0));

        Comparison comparison = BaselineComparator.compare(List.of(edited), Suites.of(Metric.DRAIN_RATE, 500, 510));

        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSED);
        assertThat(comparison.notes()).anyMatch(note -> note.contains("states drain-rate as 500 msg/s, the median"));
    }

    /**
     * Ninety messages a second make 2,700 in steady state, 135 of them slower than the percentile: about thirteen batches of
     * ten.
     */
    @Test
    void aPercentileThatAFewBatchesDecideIsShownAndNotJudged() {
        RunResult few = SampleRuns.steady("few").rate(60).build();
        RunResult enough = SampleRuns.steady("enough").rate(90).build();

        MetricChange p95 = change(few, few, Metric.LATENCY_P95);

        assertThat(p95.gated()).isFalse();
        assertThat(p95.note()).isEqualTo("9 batches decide it, 10 are needed: shown, not judged");
        assertThat(change(enough, enough, Metric.LATENCY_P95).gated()).isTrue();
        assertThat(BaselineComparator.compare(List.of(few), List.of(few)).notes())
                .containsExactly("latency-p95: 9 batches decide it, 10 are needed: shown, not judged");
    }

    /** A burst scenario is judged before the burst, in a phase with another name. */
    @Test
    void thePhaseThatIsJudgedIsTheScenarios() throws IOException {
        RunResult few = SampleRuns.steady("few").rate(60).build();
        RunResult burst = few.toBuilder()
                .histograms(Map.of("base", few.histograms().get("steady")))
                .scenarioAsRun(new ObjectMapper()
                        .readTree("{\"load\":{\"phases\":[{\"name\":\"base\",\"role\":\"steady\"}]}}"))
                .build();

        assertThat(change(burst, burst, Metric.LATENCY_P95).gated()).isFalse();
    }

    @Property(tries = 200)
    void aListOfRunsIsUnchangedAgainstItself(
            @ForAll @Size(min = 1, max = 7) List<@DoubleRange(min = 1, max = 1_000) Double> values) {
        List<RunResult> runs = Suites.of(
                Metric.DRAIN_RATE,
                values.stream().mapToDouble(Double::doubleValue).toArray());

        assertThat(BaselineComparator.compare(runs, runs).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    private static void assertRefused(RunResult baseline, RunResult candidate, String reason) {
        Comparison comparison = BaselineComparator.compare(List.of(baseline), List.of(candidate));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(comparison.reasons()).contains(reason);
        assertThat(ExitCode.ofComparisons(List.of(comparison), false, true)).isIn(ExitCode.USAGE, ExitCode.BROKEN);
    }

    private static RunResult loaded(double offered, int batch, long backlog) {
        Load load = BASE.load();
        return BASE.toBuilder()
                .load(new Load(
                        offered,
                        load.achieved(),
                        load.scale(),
                        load.messageSizeBytes(),
                        batch,
                        load.scheduleLagP99Ms(),
                        backlog))
                .build();
    }

    /** The base with a scenario in bench's format, with changed keys: {@code a.b=c;d.e:f=g}, where d.e:f is key e.f of d. */
    private static RunResult asRun(String changes) {
        Map<String, String> keys = new LinkedHashMap<>(Map.of(
                "environment.kafka.brokers", "1",
                "environment.kafka.version", "4.4.0",
                "environment.connect.heap", "1GiB",
                "environment.sqs.program", "sqs-server",
                "queue.type", "standard",
                "connector.tasks:max", "1",
                "connector.sqs:max:messages", "10",
                "load.batch", "10"));
        for (String change : changes.split(";")) {
            if (!change.isEmpty()) {
                keys.put(change.split("=")[0], change.split("=")[1]);
            }
        }
        ObjectNode scenario = JsonNodeFactory.instance.objectNode();
        keys.forEach((key, value) -> {
            List<String> path = List.of(key.split("\\."));
            ObjectNode node = scenario;
            for (String part : path.subList(0, path.size() - 1)) {
                node = node.withObjectProperty(part);
            }
            node.put(path.get(path.size() - 1).replace(':', '.'), value);
        });
        return BASE.toBuilder().scenarioAsRun(scenario).build();
    }

    private static RunResult calibrated(RunResult run, double drainRate) {
        return run.toBuilder()
                .calibration(new Calibration(drainRate, null, null, 5_000, 1_000))
                .build();
    }

    private static double value(RunResult result, Metric metric) {
        return result.value(metric.id()).orElseThrow();
    }

    private static RunResult with(RunResult result, String id, MetricResult metric) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put(id, metric);
        return result.toBuilder().metrics(metrics).build();
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
