package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final Targets.Reference NONE = (variant, metric) -> OptionalDouble.empty();

    @Test
    void showsAFigureWithoutATargetAsItIs() {
        MetricResult shown = judge(Map.of(Metric.CPU, 12.5), List.of(), NONE).get("cpu");

        assertThat(shown.value()).isEqualTo(12.5);
        assertThat(shown.unit()).isEqualTo("%");
        assertThat(shown.met()).isNull();
    }

    @Test
    void saysHowMuchRoomATargetLeaves() {
        MetricResult judged = judge(
                        Map.of(Metric.LATENCY_P95, 1_500.0), List.of(kpi("latency-p95", Comparison.LESS, 2_000)), NONE)
                .get("latency-p95");

        assertThat(judged.met()).isTrue();
        assertThat(judged.margin()).isEqualTo(500);
    }

    @Test
    void missesATargetThatThereIsNoFigureFor() {
        MetricResult judged = judge(Map.of(), List.of(kpi("queue-cleared", Comparison.LESS, 300)), NONE)
                .get("queue-cleared");

        assertThat(judged.value()).isNull();
        assertThat(judged.missed()).isTrue();
    }

    @Test
    void letsTheTargetWithTheLeastRoomDecide() {
        Kpi lax = kpi("cpu", Comparison.LESS, 70);
        Kpi strict = kpi("cpu", Comparison.LESS, 40);

        for (List<Kpi> order : List.of(List.of(lax, strict), List.of(strict, lax))) {
            assertThat(judge(Map.of(Metric.CPU, 30.0), order, NONE).get("cpu").limit())
                    .isEqualTo(40);
        }
    }

    @Test
    void takesARelativeTargetAsAShareOfTheOtherVariant() {
        Kpi kpi = new Kpi("drain-rate", Comparison.AT_LEAST, 80, Optional.of("0ms"), ">= 80% of 0ms");
        Targets.Reference reference =
                (variant, metric) -> variant.equals("0ms") ? OptionalDouble.of(1_000) : OptionalDouble.empty();

        assertThat(judge(Map.of(Metric.DRAIN_RATE, 810.0), List.of(kpi), reference)
                        .get("drain-rate")
                        .met())
                .isTrue();
        assertThat(judge(Map.of(Metric.DRAIN_RATE, 790.0), List.of(kpi), reference)
                        .get("drain-rate")
                        .met())
                .isFalse();
    }

    @Test
    void missesARelativeTargetWithNothingToCompareWithAndSaysSo() {
        Kpi kpi = new Kpi("drain-rate", Comparison.AT_LEAST, 80, Optional.of("0ms"), ">= 80% of 0ms");

        MetricResult judged =
                judge(Map.of(Metric.DRAIN_RATE, 810.0), List.of(kpi), NONE).get("drain-rate");

        assertThat(judged.missed()).isTrue();
        assertThat(judged.target()).contains("no result of 0ms to compare with");
    }

    @Test
    void showsWhatTheAccountHoldsOnlyWhereATargetAsksForIt() {
        Map<Metric, Double> figures = Map.of(Metric.LOST, 0.0, Metric.LATE, 0.0);

        assertThat(judge(figures, List.of(kpi("lost", Comparison.AT_MOST, 0)), NONE))
                .containsOnlyKeys("lost");
    }

    @Test
    void namesAMetricItDoesNotKnow() {
        assertThatThrownBy(() -> judge(Map.of(), List.of(kpi("tps", Comparison.LESS, 1)), NONE))
                .hasMessageContaining("'tps'");
    }

    private static Kpi kpi(String metric, Comparison comparison, double limit) {
        return new Kpi(metric, comparison, limit, Optional.empty(), comparison.symbol() + " " + limit);
    }

    private static Map<String, MetricResult> judge(
            Map<Metric, Double> figures, List<Kpi> kpis, Targets.Reference reference) {
        return Targets.judge(figures, kpis, reference);
    }
}
