package io.connect.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.SampleSuite;
import io.connect.reports.json.ResultJson;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Account;
import io.connect.reports.model.Better;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200..400ms            | ms    | lower  | 400  | ≤ 400 ms
                    < 2000ms              | ms    | lower  | 2000 | < 2,000 ms
                    >= 87% of @a          | µs    | lower  | 104.67245 | ≥ 87 % of a (104.7 µs)
                    > 1000/s              | msg/s | higher | 1000 | > 1,000 msg/s
                    450..500/s            | msg/s | higher | 450  | ≥ 450 msg/s
                    < 0.1%                | %     | lower  | 0.1  | < 0.1 %
                    5m                    | s     | lower  | 300  | ≤ 300 s
                    0                     | count | lower  | 0    | 0
                    within 106..125/s     | msg/s | higher | 106  | 106–125 msg/s
                    within 90..110% of @a | msg/s | higher | 6840 | 90–110 % of a
                    >= 45 (450..500/s × 0.1), follows the offer | msg/s | higher | 45 | ≥ 45 msg/s, follows the offer
                    2..3GB, cannot be missed with 1GiB of heap  | MB | lower | 3000 | ≤ 3,000 MB, cannot be missed with 1GiB of heap
                    """)
    void targetsReadAsTheyAreJudged(String text, String unit, String better, double limit, String words) {
        MetricResult metric = new MetricResult(1.0, unit, Better.valueOf(better.toUpperCase()), text, limit, 0.0, true);

        assertThat(TargetWords.of(metric)).isEqualTo(words);
    }

    @Test
    void aTargetThatWasNotJudgedKeepsItsShare() {
        MetricResult metric = new MetricResult(
                1.0, "msg/s", Better.HIGHER, ">= 30% of @connector", null, null, null, List.of(), "void");

        assertThat(TargetWords.of(metric)).isEqualTo("≥ 30 % of connector");

        MetricResult alone = new MetricResult(
                1.0, "ms", Better.LOWER, "<= 110% of @0ms (no result of 0ms to compare with)", null, null, false);
        assertThat(TargetWords.of(alone)).isEqualTo("≤ 110 % of 0ms (no result of 0ms to compare with)");
    }

    @Test
    void aRunIsOneLine() {
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        metrics.put("recovery-time", MetricResult.of(Metric.RECOVERY_TIME, 12));
        RunResult run = SampleRuns.steady("r")
                .builder()
                .account(new Account(5_800, 5_800, 5_800, 0, 0, 0, 0, 0, 0))
                .metrics(metrics)
                .build();

        assertThat(RunWords.of(run)).isEqualTo("0 of 5,800 lost; recovered in 12.0 s");
    }

    @Test
    void namesProblemsAndKeptPromises() {
        RunResult run = SampleRuns.steady("r")
                .builder()
                .account(new Account(100, 100, 95, 2, 7, 0, 0, 3, 0))
                .metrics(Map.of())
                .scenarioAsRun(ResultJson.tree(Map.of("queue", Map.of("type", "fifo"))))
                .build();

        assertThat(RunWords.of(run)).isEqualTo("2 of 100 lost; 7 duplicated; 0 reordered; 3 dead-lettered");
    }

    @Test
    void namesTheTargetsThatWereMissedOrNotJudged() {
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        metrics.put(
                "recovery-time",
                Judge.judge(
                        MetricResult.unmeasured(Metric.RECOVERY_TIME), new Target("< 30s", Target.Relation.BELOW, 30)));
        metrics.put(
                "heap",
                Judge.judge(MetricResult.of(Metric.HEAP, 12), new Target("< 80%", Target.Relation.BELOW, 80))
                        .unjudged("machine"));
        RunResult run = SampleRuns.steady("r").builder().metrics(metrics).build();

        assertThat(RunWords.of(run))
                .isEqualTo("0 of 10,000 lost; did not recover in time; missed: recovery-time; not judged: heap");
    }

    @Test
    void aSuiteIsOneSentenceWithItsFailuresFirst() {
        assertThat(RunWords.counts(SampleSuite.of("r")))
                .isEqualTo(
                        "31 runs of 10 scenarios: 1 broken, 1 lost, 1 duplicated, 1 not judged, 5 missed a target, 22 passed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    broker-1 (pid 4711) killed with -9 | broker-1 | broker-1 killed
                    worker-1 (pid 7) limited to 0.5 cores by cgroup v1 cpu.cfs_quota_us | worker-1 | worker-1 limited to 0.5 cores
                    network-500ms on sqs | sqs | network-500ms on sqs
                    sqs: throttle above 10.0/s | sqs | sqs: throttle above 10.0/s
                    link cut | kafka-1 | link cut on kafka-1
                    """)
    void faultsHaveALabelOfAFewWords(String what, String where, String label) {
        assertThat(new FaultWindow(what, where, 1, 2, null).label()).isEqualTo(label);
    }
}
