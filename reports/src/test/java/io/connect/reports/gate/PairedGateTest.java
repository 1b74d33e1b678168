package io.connect.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.connect.reports.gate.PairedGate.GateResult;
import io.connect.reports.gate.PairedGate.Pair;
import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedGateTest {

    @Test
    void failsWhenEveryPairIsWorseByMoreThanTheLimit() {
        GateResult result = decide(ratios(1.18, 1.22, 1.19, 1.21, 1.20, 1.20), Better.LOWER);

        assertThat(result.decision()).isEqualTo(Decision.FAIL);
        assertThat(result.ratio()).isCloseTo(1.20, within(0.005));
        assertThat(result.lower()).isCloseTo(1.18, within(1e-9));
        assertThat(result.upper()).isCloseTo(1.22, within(1e-9));
    }

    @Test
    void passesWhenEveryPairIsBelowTheLimit() {
        assertThat(decide(ratios(1.01, 0.98, 1.03, 1.00, 0.97, 1.05), Better.LOWER)
                        .decision())
                .isEqualTo(Decision.PASS);
    }

    @Test
    void saysNothingWhenTheLimitLiesWithinTheBounds() {
        assertThat(decide(ratios(1.05, 1.18, 1.02, 1.20, 1.10, 1.15), Better.LOWER)
                        .decision())
                .isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void fewerThanSixPairsDecideNothing() {
        GateResult result = decide(ratios(2, 2, 2, 2, 2), Better.LOWER);

        assertThat(result.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(result.ratio()).isCloseTo(2, within(1e-9));
        assertThat(result.lower()).isNull();
        assertThat(decide(List.of(), Better.LOWER).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void aRateThatFellIsWorse() {
        GateResult result = decide(ratios(0.80, 0.81, 0.79, 0.80, 0.82, 0.78), Better.HIGHER);

        assertThat(result.decision()).isEqualTo(Decision.FAIL);
        assertThat(result.ratio()).isCloseTo(1.25, within(0.01));
    }

    @Test
    void refusesAFigureOfZero() {
        assertThatThrownBy(() -> new Pair(0, 1)).hasMessageContaining("two figures above 0, met base 0.0");
    }

    @Test
    void refusesARuleThatItsPairsCannotReach() {
        assertThatThrownBy(() -> new GateRule(10, 0.025, 5)).hasMessageContaining("can never be surer");
    }

    @Test
    void theLimitIsNeverBelowTheFloorOfTheMetric() {
        List<Pair> fast = List.of(new Pair(24, 30), new Pair(25, 24), new Pair(60, 50));

        assertThat(GateRule.DEFAULT.over(Metric.LATENCY_P95, fast).limitPercent())
                .as("5 ms of the median of the base")
                .isEqualTo(20);
        assertThat(GateRule.DEFAULT.over(Metric.LATENCY_P95, ratios(1, 1)).limitPercent())
                .isEqualTo(10);
        assertThat(GateRule.DEFAULT.over(Metric.DRAIN_RATE, fast)).isEqualTo(GateRule.DEFAULT);
        assertThat(GateRule.DEFAULT.over(Metric.LATENCY_P95, List.of())).isEqualTo(GateRule.DEFAULT);
    }

    @Property(tries = 200)
    void aRateAndItsReciprocalAreDecidedAlike(
            @ForAll @Size(min = 6, max = 12) List<@DoubleRange(min = 0.5, max = 2) Double> ratios) {
        List<Pair> pairs =
                ratios.stream().map(ratio -> new Pair(100, 100 * ratio)).toList();
        List<Pair> reciprocals =
                ratios.stream().map(ratio -> new Pair(0.01, 0.01 / ratio)).toList();

        GateResult time = decide(pairs, Better.LOWER);
        GateResult rate = decide(reciprocals, Better.HIGHER);

        assertThat(rate.ratio()).isCloseTo(time.ratio(), within(1e-6));
        assertThat(rate.decision()).isEqualTo(time.decision());
    }

    /** The upper bound of these pairs equals the limit. If the figures are rates, rounding moves the bound below the limit. */
    @Test
    void roundingDecidesNothingAtTheLimit() {
        double[] ratios = {0.55, 0.55, 1.0, 0.88, 0.55, 0.55, 1.375};
        List<Pair> rates = DoubleStream.of(ratios)
                .mapToObj(ratio -> new Pair(0.01, 0.01 / ratio))
                .toList();

        assertThat(decide(ratios(ratios), Better.LOWER).decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(decide(rates, Better.HIGHER).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Test
    void nothingPassesWithoutAControlOfAsManyPairs() {
        List<Pair> equal = fresh(ratios(1.01, 0.98, 1.03, 1.00, 0.97, 1.05));

        assertThat(PairedGate.decide(equal, equal, Metric.LATENCY_P95, GateRule.DEFAULT)
                        .decision())
                .isEqualTo(Decision.PASS);
        assertThat(PairedGate.decide(equal, equal.subList(0, 5), Metric.LATENCY_P95, GateRule.DEFAULT)
                        .decision())
                .isEqualTo(Decision.INCONCLUSIVE);
        assertThat(PairedGate.decide(equal, List.of(), Metric.LATENCY_P95, GateRule.DEFAULT)
                        .decision())
                .isEqualTo(Decision.INCONCLUSIVE);
    }

    /**
     * Six pairs of the same two workers, 14 % apart, are one measurement of these workers and not six measurements of the
     * builds.
     */
    @Test
    void keptWorkersWidenTheBoundByTheControlsDifference() {
        List<Pair> worse = ratios(1.14, 1.15, 1.14, 1.13, 1.14, 1.15);
        List<Pair> quiet = ratios(1.00, 1.01, 0.99, 1.00, 1.00, 1.01);
        List<Pair> apart = ratios(1.08, 1.09, 1.07, 1.08, 1.08, 1.09);

        GateResult one = PairedGate.decide(worse, quiet, Metric.LATENCY_P95, GateRule.DEFAULT);
        GateResult other = PairedGate.decide(worse, apart, Metric.LATENCY_P95, GateRule.DEFAULT);

        assertThat(one.decision()).isEqualTo(Decision.INCONCLUSIVE);
        assertThat(other.lower()).isLessThan(one.lower());
        assertThat(PairedGate.decide(fresh(worse), quiet, Metric.LATENCY_P95, GateRule.DEFAULT)
                        .decision())
                .isEqualTo(Decision.FAIL);
    }

    @Test
    void aFifthWorseFailsOnTheSameWorkersToo() {
        assertThat(PairedGate.decide(
                                ratios(1.20, 1.21, 1.19, 1.20, 1.22, 1.20),
                                ratios(1.00, 1.01, 0.99, 1.00, 1.00, 1.01),
                                Metric.LATENCY_P95,
                                GateRule.DEFAULT)
                        .decision())
                .isEqualTo(Decision.FAIL);
    }

    /** Each pair has its own workers. */
    private static GateResult decide(List<Pair> pairs, Better better) {
        return PairedGate.decide(fresh(pairs), List.of(), better, GateRule.DEFAULT);
    }

    private static List<Pair> fresh(List<Pair> pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> new Pair(pairs.get(i).base(), pairs.get(i).candidate(), String.valueOf(i)))
                .toList();
    }

    private static List<Pair> ratios(double... candidateOverBase) {
        return DoubleStream.of(candidateOverBase)
                .mapToObj(ratio -> new Pair(100, 100 * ratio))
                .toList();
    }
}
