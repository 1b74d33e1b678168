package io.connect.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Account;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Load;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RunLineTest {

    private static final RunResult PACED = SampleRuns.steady("r").build();
    private static final Map<String, Object> FIFO = Map.of("type", "fifo");

    @Test
    void pacedLoadShowsLossesAndItsP95() {
        RunResult result = with(PACED, Map.of(Metric.LATENCY_P95, 76.4));

        assertThat(RunLine.of(result)).isEqualTo("test-1 pass  0 lost  p95 76 ms");
    }

    @Test
    void burstShowsItsOwnP95AlsoWhereTheTimeAfterItIsSlower() {
        RunResult result = with(PACED, Map.of(Metric.LATENCY_P95, 76.4)).toBuilder()
                .histograms(Map.of(
                        "warm-up", histogram(90_000_000),
                        "base", histogram(76_400),
                        "burst", histogram(9_200_000),
                        "after", histogram(20_000_000)))
                .phases(List.of(
                        new Phase("warm-up", 0, 1),
                        new Phase("base", 1, 30),
                        new Phase("burst", 30, 32),
                        new Phase("after", 32, 60)))
                .scenarioAsRun(scenario(
                        Map.of("type", "standard"),
                        Map.of(),
                        List.of(Map.of("name", "base", "role", "steady"), Map.of("name", "burst", "role", "step"))))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 pass  0 lost  p95 76 ms  burst p95 9.2 s");
    }

    @Test
    void backlogShowsItsDrainRateAndNotTheWaitOfItsMessages() {
        RunResult result = with(PACED, Map.of(Metric.DRAIN_RATE, 2_451.7)).toBuilder()
                .variant("connector")
                .histograms(Map.of("backlog", histogram(9_000_000)))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1@connector pass  0 lost  drain 2,452 msg/s");
    }

    @Test
    void faultShowsTheRecoveryAndFifoTheOrder() {
        RunResult result = with(PACED, Map.of(Metric.RECOVERY_TIME, 12.8, Metric.LATENCY_P95, 9_000.0)).toBuilder()
                .faults(List.of(new FaultWindow("kill", "worker-1", 10, 20, "")))
                .scenarioAsRun(scenario(FIFO, Map.of("exactly.once.support", "required"), List.of()))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 pass  0 lost  0 reordered  0 duplicated  recovery 12.8 s");
    }

    @Test
    void recoveryThatNeverCameIsNotLeftOut() {
        RunResult result = PACED.toBuilder()
                .verdict(Verdict.MISSED)
                .faults(List.of(new FaultWindow("kill", "worker-1", 10, 20, "")))
                .metrics(Map.of(Metric.RECOVERY_TIME.id(), MetricResult.unmeasured(Metric.RECOVERY_TIME)))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 missed  0 lost  recovery not measured");
    }

    @Test
    void lossIsCounted() {
        RunResult result = with(PACED, Map.of()).toBuilder()
                .verdict(Verdict.LOST)
                .account(new Account(4_000, 4_000, 2_766, 1_234, 0, 0, 0, 0, 0))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 lost  1,234 lost");
    }

    @Test
    void recordsThatDifferFromTheSentMessageAreCounted() {
        RunResult result = with(PACED, Map.of()).toBuilder()
                .verdict(Verdict.ALTERED)
                .account(new Account(
                        4_000, 4_000, 4_000, 0, 0, 0, 0, 0, 0, new Account.Records(4_000, 0, 12, 0, 0, 0, 0, 0, 0, 0)))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 altered  0 lost  4,000 altered  12 empty");
    }

    @Test
    void voidRunIsCalledNotJudged() {
        assertThat(RunLine.of(PACED.toBuilder().verdict(Verdict.VOID).build())).startsWith("test-1 not judged  0 lost");
    }

    @Test
    void brokenRunSaysWhyInOneLine() {
        RunResult result = PACED.toBuilder()
                .verdict(Verdict.BROKEN)
                .reasons(List.of("worker-1 ended with 1\n  Exception in thread main\n", "more"))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 broken: worker-1 ended with 1 Exception in thread main");
    }

    @Test
    void generatorWithoutSubjectShowsTheLoadIt() {
        RunResult result = PACED.toBuilder()
                .metrics(Map.of())
                .load(new Load(500, 498, 1, 1_000, 10, 2.0, 0))
                .scenarioAsRun(ResultJson.tree(Map.of("subject", Map.of("kind", "none"))))
                .build();

        assertThat(RunLine.of(result)).isEqualTo("test-1 pass  498 of 500 msg/s offered were accepted");
    }

    private static RunResult with(RunResult base, Map<Metric, Double> figures) {
        Map<String, MetricResult> metrics = new HashMap<>();
        figures.forEach((metric, value) -> metrics.put(metric.id(), MetricResult.of(metric, value)));
        return base.toBuilder().metrics(metrics).build();
    }

    private static EncodedHistogram histogram(long micros) {
        Histogram histogram = EncodedHistogram.newHistogram();
        histogram.recordValue(micros);
        return EncodedHistogram.of(histogram);
    }

    private static JsonNode scenario(
            Map<String, Object> queue, Map<String, String> connector, List<Map<String, String>> phases) {
        return ResultJson.tree(Map.of("queue", queue, "connector", connector, "load", Map.of("phases", phases)));
    }
}
