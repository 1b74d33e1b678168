package io.connect.bench.figure;

import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.SecondPoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** What arrived, second by second: its rate and its latency over any stretch, and when it was again as it had been. */
final class Seconds {

    /** Latency is compared over windows of this length: one second of a hundred messages has no p95 to speak of. */
    static final int WINDOW = 10;

    private static final double P95 = 95;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private static final double RATE_IS_BACK = 0.9;
    private static final double LATENCY_IS_BACK = 1.1;
    private static final double LATENCY_FLOOR_MILLIS = 5;

    private final long startMicros;
    private final List<Histogram> responses;

    /**
     * How things were before they were disturbed.
     *
     * @param perSecond arrivals a second
     * @param p95Millis the highest p95 of any ten seconds of it: what is normal varies
     */
    record Usual(double perSecond, double p95Millis) {}

    Seconds(LedgerReport ledger) {
        this.startMicros = ledger.seriesStartMicros();
        this.responses = new ArrayList<>();
        for (SecondPoint point : ledger.series()) {
            responses.add(point.response().map(Seconds::decode).orElse(null));
        }
    }

    private static Histogram decode(SecondPoint.Response response) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(response.encoded())), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a second's histogram cannot be decoded", e);
        }
    }

    /** The first whole second at or after a time. */
    int firstFrom(long micros) {
        return (int) Math.max(0, -Math.floorDiv(startMicros - micros, MICROS_PER_SECOND));
    }

    /** The second that holds a time; all seconds before it are over by then. */
    int lastBefore(long micros) {
        return (int) Math.max(0, Math.floorDiv(micros - startMicros, MICROS_PER_SECOND));
    }

    /** Start of a second on the host clock. */
    long startOf(int second) {
        return startMicros + second * MICROS_PER_SECOND;
    }

    /** What was usual between two times; nothing when less than half a window lies between them. */
    Optional<Usual> usual(long fromMicros, long toMicros) {
        int from = firstFrom(fromMicros);
        int to = Math.min(lastBefore(toMicros), responses.size());
        if (to - from < WINDOW / 2) {
            return Optional.empty();
        }
        int length = Math.min(WINDOW, to - from);
        double worst = 0;
        for (int start = from; start + length <= to; start++) {
            worst = Math.max(worst, p95Millis(start, start + length).orElse(0));
        }
        return Optional.of(new Usual(count(from, to) / (double) (to - from), worst));
    }

    /**
     * The start of the first ten seconds in which as much arrived as usual, and as fast.
     *
     * @param fromMicros not before this time
     * @param toMicros the ten seconds are over by then
     */
    OptionalInt backToUsual(Usual usual, long fromMicros, long toMicros) {
        return first(fromMicros, toMicros, second -> isFast(usual, second) && isMuch(usual, second));
    }

    /** The start of the first ten seconds in which what arrived was as fast as usual, however much it was. */
    OptionalInt fastAgain(Usual usual, long fromMicros, long toMicros) {
        return first(fromMicros, toMicros, second -> isFast(usual, second));
    }

    private OptionalInt first(long fromMicros, long toMicros, IntPredicate good) {
        int last = Math.min(lastBefore(toMicros), responses.size()) - WINDOW;
        for (int second = firstFrom(fromMicros); second <= last; second++) {
            if (good.test(second)) {
                return OptionalInt.of(second);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isFast(Usual usual, int second) {
        double limit = Math.max(usual.p95Millis() * LATENCY_IS_BACK, usual.p95Millis() + LATENCY_FLOOR_MILLIS);
        OptionalDouble now = p95Millis(second, second + WINDOW);
        return now.isPresent() && now.getAsDouble() <= limit;
    }

    private boolean isMuch(Usual usual, int second) {
        return count(second, second + WINDOW) >= RATE_IS_BACK * usual.perSecond() * WINDOW;
    }

    private long count(int from, int to) {
        return responses.subList(from, to).stream()
                .filter(Objects::nonNull)
                .mapToLong(Histogram::getTotalCount)
                .sum();
    }

    private OptionalDouble p95Millis(int from, int to) {
        Histogram all = new Histogram(3);
        responses.subList(from, to).stream().filter(Objects::nonNull).forEach(all::add);
        return all.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(all.getValueAtPercentile(P95) / MICROS_PER_MILLI);
    }
}
