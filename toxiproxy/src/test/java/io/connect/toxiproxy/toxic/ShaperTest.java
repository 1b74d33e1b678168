package io.connect.toxiproxy.toxic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShaperTest {

    private static final long START = TimeUnit.SECONDS.toNanos(100);

    private final RecordedPlan plan = new RecordedPlan();

    @Test
    void latencyDelaysEachChunkByItsOwn() {
        Shaper shaper = shaper(new Latency(100, 0));

        shaper.data(START, 10, plan);
        shaper.data(START + ms(30), 20, plan);

        assertThat(plan.pieces())
                .containsExactly(
                        new RecordedPlan.Piece(10, START + ms(100)), new RecordedPlan.Piece(20, START + ms(130)));
    }

    @Test
    void latencyOfNoDataDoesNotDelayTheEnd() {
        shaper(new Latency(100, 0)).end(START, plan);

        assertThat(plan.endNanos()).isEqualTo(START);
    }

    @Test
    void negativeLatencyIsNone() {
        shaper(new Latency(-5, 0)).data(START, 1, plan);

        assertThat(plan.pieces()).containsExactly(new RecordedPlan.Piece(1, START));
    }

    @Test
    void absurdTimesAreForEverInsteadOfOverflowing() {
        shaper(new Latency(Long.MAX_VALUE, 0)).data(START, 1, plan);

        assertThat(plan.pieces().get(0).releaseNanos()).isGreaterThan(START + TimeUnit.DAYS.toNanos(300));
    }

    @Test
    void absurdJitterStaysAJitter() {
        shaper(new Latency(Long.MAX_VALUE, Long.MAX_VALUE)).data(START, 1, plan);

        assertThat(plan.pieces().get(0).releaseNanos()).isGreaterThanOrEqualTo(START);
    }

    @Test
    void slicesOfAnAbsurdDelayStayInOrder() {
        shaper(new Slicer(1, 0, Long.MAX_VALUE)).data(START, 1_000, plan);

        assertThat(plan.pieces()).hasSize(1_000);
        assertThat(plan.pieces().stream().map(RecordedPlan.Piece::releaseNanos).toList())
                .isSorted();
    }

    @Test
    void anAbsurdlyNegativeLimitLetsNothingThrough() {
        shaper(new LimitData(Long.MIN_VALUE)).data(START, 10, plan);

        assertThat(plan.passedBytes()).isZero();
        assertThat(plan.endNanos()).isEqualTo(START);
    }

    @Test
    void anAbsurdRateIsNoLimit() {
        Shaper shaper = shaper(Bandwidth.perConnection(Long.MAX_VALUE));

        shaper.data(START, 1_000_000, plan);

        assertThat(plan.pieces()).containsExactly(new RecordedPlan.Piece(1_000_000, START));
        assertThat(shaper.holdLimitBytes()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aToxicityThatIsNoNumberIsRefused(float toxicity) {
        assertThatThrownBy(() -> Toxic.downstream(new Noop()).withToxicity(toxicity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The toxicity of toxic noop_downstream must be a finite number, but is " + toxicity);
    }

    @Test
    void bandwidthOfTenMegabitIs1250KilobytesPerSecond() {
        Shaper shaper = shaper(Bandwidth.perConnection(1250));

        shaper.data(START, 12_500_000, plan);

        // Ten seconds at 10 Mbit/s, minus the credit of an idle line.
        long last = plan.pieces().get(plan.pieces().size() - 1).releaseNanos();
        assertThat(last - START).isBetween(ms(10_000) - Pace.CREDIT_NANOS, ms(10_000));
    }

    @Test
    void bandwidthOfZeroHoldsForGood() {
        shaper(Bandwidth.perConnection(0)).data(START, 10, plan);

        assertThat(plan.passedBytes()).isEqualTo(10);
        assertThat(plan.pieces().get(0).releaseNanos()).isGreaterThan(START + TimeUnit.DAYS.toNanos(300));
    }

    @Test
    void sharedBandwidthDividesOneLine() {
        Pace line = new Pace(START);
        Shaper first = new Bandwidth(1000, true).shaper(new ShaperStart(START, 0, new SplittableRandom(1), line));
        Shaper second = new Bandwidth(1000, true).shaper(new ShaperStart(START, 0, new SplittableRandom(1), line));

        first.data(START, 500_000, plan);
        second.data(START, 500_000, plan);

        long last = plan.pieces().stream()
                .mapToLong(RecordedPlan.Piece::releaseNanos)
                .max()
                .orElseThrow();
        assertThat(last - START).isBetween(ms(1000) - Pace.CREDIT_NANOS, ms(1000));
    }

    @Test
    void sharedIsShownOnlyWhereItIsOn() {
        assertThat(Bandwidth.perConnection(5).attributes().toString()).isEqualTo("{rate=5}");
        assertThat(Bandwidth.shared(5).attributes().toString()).isEqualTo("{rate=5, shared=1}");
    }

    @Test
    void slowCloseDelaysTheEndOnly() {
        Shaper shaper = shaper(new SlowClose(250));

        shaper.data(START, 5, plan);
        shaper.end(START + ms(1), plan);

        assertThat(plan.pieces()).containsExactly(new RecordedPlan.Piece(5, START));
        assertThat(plan.endNanos()).isEqualTo(START + ms(251));
    }

    @Test
    void timeoutDropsAndCountsFromTheLastData() {
        Shaper shaper = shaper(new Timeout(100));

        shaper.start(START, plan);
        assertThat(plan.endNanos()).isEqualTo(START + ms(100));
        shaper.data(START + ms(40), 7, plan);

        assertThat(plan.endNanos()).isEqualTo(START + ms(140));
        assertThat(plan.droppedBytes()).isEqualTo(7);
        assertThat(plan.passedBytes()).isZero();
        assertThat(shaper.endsLinkWhenRemoved()).isTrue();
    }

    @Test
    void timeoutOfZeroNeverEnds() {
        Shaper shaper = shaper(new Timeout(0));

        shaper.start(START, plan);
        shaper.data(START, 7, plan);

        assertThat(plan.endNanos()).isNull();
    }

    @Test
    void resetPeerResetsOnceAfterTheFirstData() {
        Shaper shaper = shaper(new ResetPeer(50));

        shaper.start(START, plan);
        assertThat(plan.endNanos()).isNull();
        shaper.data(START, 3, plan);
        shaper.data(START + ms(10), 3, plan);

        assertThat(plan.isReset()).isTrue();
        assertThat(plan.endNanos()).isEqualTo(START + ms(50));
        assertThat(plan.droppedBytes()).isEqualTo(6);
    }

    @Test
    void limitDataCutsTheChunkThatReachesTheLimit() {
        Shaper shaper = shaper(new LimitData(10));

        shaper.data(START, 6, plan);
        assertThat(plan.endNanos()).isNull();
        shaper.data(START, 6, plan);

        assertThat(plan.passedBytes()).isEqualTo(10);
        assertThat(plan.droppedBytes()).isEqualTo(2);
        assertThat(plan.endNanos()).isEqualTo(START);
    }

    @Test
    void limitDataCountsBytesFromBeforeAnUpdate() {
        ShaperStart later = new ShaperStart(START, 8, new SplittableRandom(1), new Pace(START));

        new LimitData(10).shaper(later).data(START, 5, plan);

        assertThat(plan.passedBytes()).isEqualTo(2);
    }

    @Test
    void slicerPausesAfterEachPiece() {
        Shaper shaper = shaper(new Slicer(10, 0, 500));

        shaper.data(START, 40, plan);
        shaper.data(START, 10, plan);

        assertThat(plan.pieces()).extracting(RecordedPlan.Piece::sizeBytes).containsExactly(10, 10, 10, 10, 10);
        assertThat(plan.pieces())
                .extracting(piece -> piece.releaseNanos() - START)
                .containsExactly(0L, 500_000L, 1_000_000L, 1_500_000L, 2_000_000L);
        assertThat(shaper.keepsPiecesApart()).isTrue();
    }

    @Test
    void slicerOfNothingCutsSingleBytes() {
        shaper(new Slicer(0, 0, 0)).data(START, 5, plan);

        assertThat(plan.pieces()).hasSize(5);
    }

    private static Shaper shaper(ByteSettings settings) {
        return settings.shaper(new ShaperStart(START, 0, new SplittableRandom(1), new Pace(START)));
    }

    private static long ms(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
