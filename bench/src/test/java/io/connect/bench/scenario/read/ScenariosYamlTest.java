package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The project's own scenario file. */
class ScenariosYamlTest {

    @Test
    void fullProfileIsTheGuidesOwnNumbers() {
        Scenario test2 = run("full", "test-2");

        assertThat(test2.load().messageSize()).isEqualTo(new DataSize(10_000));
        assertThat(test2.load().batch()).isEqualTo(10);
        assertThat(test2.load().phases())
                .containsExactly(
                        new Phase("warm-up", PhaseRole.WARM_UP, new Rate(2000), Duration.ofSeconds(60)),
                        new Phase("steady", PhaseRole.STEADY, new Rate(2000), Duration.ofMinutes(10)));
        assertThat(test2.load().phases().get(1).messages()).isEqualTo(1_200_000);
        assertThat(test2.queue().count()).isEqualTo(4);
        assertThat(test2.environment().kafka().brokers()).isEqualTo(3);
        assertThat(test2.environment().connect().workers()).isEqualTo(3);
        assertThat(test2.environment().connect().heap()).isEqualTo(DataSize.parse("4GiB"));
        assertThat(test2.scale().rate()).isEqualTo(1);
        assertThat(kpi(test2, "throughput"))
                .isEqualTo(limit("throughput", Comparison.AT_LEAST, 1800, "1800..2000/s, follows the offer"));
    }

    @Test
    void quickProfileShrinksRateAndTimeAndTheThroughputThatIsAskedForWithThem() {
        Scenario test1 = run("quick", "test-1");

        assertThat(test1.load().phases())
                .containsExactly(
                        new Phase("warm-up", PhaseRole.WARM_UP, new Rate(100), Duration.ofSeconds(3)),
                        new Phase("steady", PhaseRole.STEADY, new Rate(100), Duration.ofSeconds(20)));
        assertThat(test1.scale().rate()).isEqualTo(0.2);
        assertThat(test1.scale().time()).isCloseTo(20.0 / 600, within(1e-9));
        assertThat(kpi(test1, "throughput").limit()).isEqualTo(90);
        assertThat(test1.environment().rehearsal()).isEqualTo(Duration.ofSeconds(30));
        assertThat(run("quick", "test-2").load().peakRate()).isEqualTo(new Rate(100));
    }

    @Test
    void ownTargetReplacesTheGeneralOneAndTargetsWithoutDataAreLeftOut() {
        Scenario test1 = run("quick", "test-1");

        assertThat(kpi(test1, "latency-p95")).isEqualTo(limit("latency-p95", Comparison.AT_MOST, 1200, "800..1200ms"));
        assertThat(kpi(test1, "heap")).isEqualTo(limit("heap", Comparison.LESS, 80, "< 80%"));
        assertThat(test1.kpis()).extracting(Kpi::metricId).doesNotContain("recovery-time", "drain-rate");
    }

    @Test
    void notJudgedUnderOneNameLeavesTheTargetUnderAnother() {
        List<Scenario> variants =
                ProjectScenarios.FILE.select(Selection.all("quick").named("network-latency"));

        assertThat(variants).extracting(Scenario::id).containsExactly("network-latency@0ms", "network-latency@500ms");
        assertThat(variants.get(0).kpis()).extracting(Kpi::metricId).doesNotContain("drain-rate");
        assertThat(kpi(variants.get(1), "drain-rate").relativeTo()).contains("0ms");
    }

    @Test
    void connectorKeysAreTextInLayersFromSubjectToScenario() {
        assertThat(run("quick", "test-1").connector())
                .containsEntry("connector.class", "io.connect.sqs.SqsSourceConnector")
                .containsEntry("kafka.topic", "${topic}")
                .containsEntry("sqs.queue.url", "${queue.url}")
                .containsEntry("tasks.max", "1")
                .containsEntry("sqs.wait.time.seconds", "20");
    }

    @Test
    void everyProfileOffersNoMoreThanTwoCoresCarryUnlessItIsFull() {
        Map<String, Integer> most = Map.of("smoke", 5_000_000, "quick", 5_000_000, "suite", 10_000_000);
        most.forEach((profile, bytes) -> ProjectScenarios.FILE.select(Selection.all(profile)).stream()
                // A load into a queue that nobody reads costs a fraction.
                .filter(scenario -> scenario.subject().kind() != Subject.Kind.NONE)
                .forEach(scenario -> {
                    double bytesPerSecond = scenario.load().peakRate().perSecond()
                            * scenario.load().messageSize().bytes();
                    assertThat(bytesPerSecond).as(profile + " " + scenario.id()).isLessThanOrEqualTo(bytes);
                }));
    }

    @Test
    void scenarioAsRunIsPrintedWithItsScale() {
        var json = ScenarioJson.of(run("quick", "test-1"));

        assertThat(json.at("/scale/rate").asDouble()).isEqualTo(0.2);
        assertThat(json.at("/load/phases/1/rate").asText()).isEqualTo("100/s");
        assertThat(json.at("/environment/rehearsal").asText()).isEqualTo("30s");
        assertThat(json.at("/environment/connect/heap").asText()).isEqualTo("1GiB");
        assertThat(json.at("/connector/tasks.max").asText()).isEqualTo("1");
        assertThat(json.at("/gates/latency-p95/floor").asDouble()).isEqualTo(5);
    }

    private Scenario run(String profile, String name) {
        List<Scenario> runs =
                ProjectScenarios.FILE.select(Selection.all(profile).named(name));
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static Kpi kpi(Scenario scenario, String metric) {
        return scenario.kpis().stream()
                .filter(kpi -> kpi.metricId().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static Kpi limit(String metric, Comparison comparison, double limit, String text) {
        return new Kpi(metric, comparison, limit, java.util.Optional.empty(), text);
    }
}
