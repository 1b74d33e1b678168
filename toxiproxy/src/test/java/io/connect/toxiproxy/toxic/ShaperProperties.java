package io.connect.toxiproxy.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ShaperProperties {

    private static final int TRIES = 200;
    private static final long START = TimeUnit.SECONDS.toNanos(10);

    record Chunk(long afterMicros, int sizeBytes) {}

    @Property(tries = TRIES)
    void everyByteIsPassedOrDroppedAndNoneComesEarlyOrOutOfOrder(
            @ForAll("settings") ByteSettings settings, @ForAll("chunks") List<Chunk> chunks, @ForAll long seed) {
        RecordedPlan plan = new RecordedPlan();
        Shaper shaper = settings.shaper(new ShaperStart(START, 0, new SplittableRandom(seed), new Pace(START)));
        shaper.start(START, plan);
        long now = START;
        long shown = 0;
        for (Chunk chunk : chunks) {
            now += TimeUnit.MICROSECONDS.toNanos(chunk.afterMicros());
            shown += chunk.sizeBytes();
            int before = plan.pieces().size();

            shaper.data(now, chunk.sizeBytes(), plan);

            assertThat(plan.passedBytes() + plan.droppedBytes()).isEqualTo(shown);
            for (RecordedPlan.Piece piece :
                    plan.pieces().subList(before, plan.pieces().size())) {
                assertThat(piece.releaseNanos()).isGreaterThanOrEqualTo(now);
                assertThat(piece.sizeBytes()).isPositive();
            }
        }
        List<Long> releases =
                plan.pieces().stream().map(RecordedPlan.Piece::releaseNanos).toList();
        assertThat(releases).isSorted();
        shaper.end(now, plan);
        if (plan.endNanos() != null && !releases.isEmpty() && !plan.isReset()) {
            assertThat(plan.endNanos()).isGreaterThanOrEqualTo(releases.get(releases.size() - 1));
        }
    }

    @Property(tries = TRIES)
    void bandwidthIsNeverExceededByMoreThanItsCreditInAnyWindow(
            @ForAll @LongRange(min = 1, max = 100_000) long rate, @ForAll("chunks") List<Chunk> chunks) {
        RecordedPlan plan = new RecordedPlan();
        Shaper shaper = Bandwidth.perConnection(rate)
                .shaper(new ShaperStart(START, 0, new SplittableRandom(1), new Pace(START)));
        long now = START;
        for (Chunk chunk : chunks) {
            now += TimeUnit.MICROSECONDS.toNanos(chunk.afterMicros());
            shaper.data(now, chunk.sizeBytes(), plan);
        }
        List<RecordedPlan.Piece> pieces = new ArrayList<>(plan.pieces());
        long sum = 0;
        for (RecordedPlan.Piece piece : pieces) {
            sum += piece.sizeBytes();
        }
        if (!pieces.isEmpty()) {
            long span = pieces.get(pieces.size() - 1).releaseNanos() - START + Pace.CREDIT_NANOS;
            // Allows one nanosecond of rounding for each piece.
            assertThat((double) sum).isLessThanOrEqualTo((span + pieces.size()) * (rate / 1_000_000.0) + 1);
        }
    }

    @Property(tries = TRIES)
    void jitterStaysWithinItsBounds(
            @ForAll @IntRange(min = 0, max = 1_000) int latency,
            @ForAll @IntRange(min = 1, max = 1_000) int jitter,
            @ForAll long seed) {
        RecordedPlan plan = new RecordedPlan();
        new Latency(latency, jitter)
                .shaper(new ShaperStart(START, 0, new SplittableRandom(seed), new Pace(START)))
                .data(START, 1, plan);

        long delayMs = TimeUnit.NANOSECONDS.toMillis(plan.pieces().get(0).releaseNanos() - START);
        assertThat(delayMs).isBetween(Math.max(0L, latency - jitter), (long) latency + jitter);
    }

    @Property(tries = TRIES)
    void theSameSeedGivesTheSamePlan(
            @ForAll("settings") ByteSettings settings, @ForAll("chunks") List<Chunk> chunks, @ForAll long seed) {
        assertThat(plan(settings, chunks, seed)).isEqualTo(plan(settings, chunks, seed));
    }

    @Property(tries = TRIES)
    void attributesSurviveTheirWayThroughTheApi(@ForAll("settings") ByteSettings settings) {
        assertThat(settings.type().settings(settings.attributes())).isEqualTo(settings);
    }

    private static List<RecordedPlan.Piece> plan(ByteSettings settings, List<Chunk> chunks, long seed) {
        RecordedPlan plan = new RecordedPlan();
        Shaper shaper = settings.shaper(new ShaperStart(START, 0, new SplittableRandom(seed), new Pace(START)));
        long now = START;
        for (Chunk chunk : chunks) {
            now += TimeUnit.MICROSECONDS.toNanos(chunk.afterMicros());
            shaper.data(now, chunk.sizeBytes(), plan);
        }
        return plan.pieces();
    }

    @Provide
    Arbitrary<List<Chunk>> chunks() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.integers().between(1, 65_536))
                .as(Chunk::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<ByteSettings> settings() {
        // The API accepts any 64-bit number.
        Arbitrary<Long> number = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.longs().between(0, 2_000)), Tuple.of(1, Arbitraries.longs()));
        return Arbitraries.oneOf(
                Combinators.combine(number, number).as(Latency::new),
                Combinators.combine(number, Arbitraries.of(true, false)).as(Bandwidth::new),
                number.map(SlowClose::new),
                number.map(Timeout::new),
                number.map(ResetPeer::new),
                Combinators.combine(number, number, number).as(Slicer::new),
                Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.longs().between(0, 200_000)), Tuple.of(1, Arbitraries.longs()))
                        .map(LimitData::new),
                Arbitraries.just(new Noop()));
    }
}
