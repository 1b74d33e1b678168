package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private static final Targets.Rounds NONE = rounds(List.of(), List.of());

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
    void doesNotJudgeAFigureThatSaysWhyItWasNotMeasured() {
        Kpi target = kpi("recovery-time", Comparison.LESS, 30);
        MetricResult unmeasured = Targets.judgeAlone(MetricResult.unmeasured(Metric.RECOVERY_TIME), target)
                .unjudged("too short");
        MetricResult judged = Targets.judge(Map.of("recovery-time", unmeasured), List.of(target), NONE)
                .get("recovery-time");

        assertThat(judged.unjudged()).isEqualTo("too short");
        assertThat(judged.limit()).isEqualTo(30);
    }

    /** A backlog that is drained within two seconds has no middle. This is not a fault of the subject. */
    @Test
    void doesNotJudgeWhatABacklogThatWasEmptiedInNoTimeDoesNotShow() {
        for (String metric : List.of("drain-rate-middle", "drain-slowdown", "heap-growth")) {
            MetricResult emptied = judge(
                            Map.of(Metric.DRAIN_RATE, 60_000.0), List.of(kpi(metric, Comparison.LESS, 5)), NONE)
                    .get(metric);
            assertThat(emptied.missed()).as(metric).isFalse();
            assertThat(emptied.unjudged()).as(metric).contains("a larger one is needed");

            MetricResult given = judge(
                            Map.of(Metric.ARRIVAL_RATE, 60_000.0), List.of(kpi(metric, Comparison.LESS, 5)), NONE)
                    .get(metric);
            assertThat(given.missed())
                    .as("%s of a backlog that was not drained", metric)
                    .isTrue();
        }
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
        assertThat(drainRateOf(rounds(List.of(810.0), List.of(1_000.0))).met()).isTrue();
        assertThat(drainRateOf(rounds(List.of(790.0), List.of(1_000.0))).met()).isFalse();
    }

    @Test
    void judgesARelativeTargetOnRoundsThatBelongTogether() {
        // In the second round, the machine was half as fast for both variants.
        MetricResult judged = drainRateOf(rounds(List.of(900.0, 450.0, 880.0), List.of(1_000.0, 500.0, 1_000.0)));

        assertThat(judged.met()).isTrue();
    }

    @Test
    void cannotTellWhereSomePairsMeetTheTargetAndOthersMissIt() {
        MetricResult judged = drainRateOf(rounds(List.of(700.0, 900.0, 810.0), List.of(1_000.0, 1_000.0, 1_000.0)));

        assertThat(judged.met()).isNull();
        assertThat(judged.unjudged()).isEqualTo("cannot tell: 2 of 3 pairs meet it, at 70, 90, 81 % of @0ms");
    }

    @Test
    void leavesOutARoundThatHasNoFigureOnOneSide() {
        List<Double> own = new ArrayList<>(List.of(100.0, 900.0, 900.0));
        own.set(0, null);

        assertThat(drainRateOf(rounds(own, List.of(1_000.0, 1_000.0, 1_000.0))).met())
                .isTrue();
    }

    @Test
    void cannotTellFromOnePairWhereSeveralWereWanted() {
        List<Double> own = new ArrayList<>(List.of(100.0, 900.0));
        own.set(0, null);

        assertThat(drainRateOf(rounds(own, List.of(1_000.0, 1_000.0))).unjudged())
                .isEqualTo("cannot tell: 1 of 1 pairs meets it, at 90 % of @0ms");
    }

    @Test
    void cannotTellWhereTheOtherVariantWasNeverMeasuredSoundly() {
        List<Double> other = new ArrayList<>(List.of(1.0, 1.0));
        other.set(0, null);
        other.set(1, null);

        assertThat(drainRateOf(rounds(List.of(900.0, 900.0), other)).unjudged())
                .isEqualTo("cannot tell: no round of @0ms was measured warm and undisturbed");
    }

    @Test
    void letsATargetThatWasMissedComeBeforeOneThatCouldNotBeJudged() {
        Kpi absolute = kpi("drain-rate", Comparison.GREATER, 5_000);
        Kpi relative = new Kpi("drain-rate", Comparison.AT_LEAST, 80, Optional.of("0ms"), ">= 80% of @0ms");
        Targets.Rounds rounds = rounds(List.of(700.0, 900.0), List.of(1_000.0, 1_000.0));

        MetricResult judged = judge(Map.of(Metric.DRAIN_RATE, 800.0), List.of(relative, absolute), rounds)
                .get("drain-rate");

        assertThat(judged.missed()).isTrue();
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
    void showsCountsOfTheAccountOnlyWhereATargetAsksForThem() {
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

    private static MetricResult drainRateOf(Targets.Rounds rounds) {
        Kpi kpi = new Kpi("drain-rate", Comparison.AT_LEAST, 80, Optional.of("0ms"), ">= 80% of 0ms");
        return judge(Map.of(Metric.DRAIN_RATE, 800.0), List.of(kpi), rounds).get("drain-rate");
    }

    private static Targets.Rounds rounds(List<Double> own, List<Double> other) {
        return new Targets.Rounds() {
            @Override
            public List<Double> own(String metricId) {
                return own;
            }

            @Override
            public List<Double> other(String variant, String metricId) {
                return variant.equals("0ms") ? other : List.of();
            }

            @Override
            public int wanted() {
                return own.size();
            }
        };
    }

    private static Map<String, MetricResult> judge(Map<Metric, Double> figures, List<Kpi> kpis, Targets.Rounds rounds) {
        return Targets.judge(Targets.plain(figures), kpis, rounds);
    }
}
