package io.connect.bench.figure;

import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.SecondPoint;
import io.connect.bench.scenario.kpi.RecoveryStretch;
import io.connect.reports.model.EncodedHistogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * The arrivals in one-second steps: their rate and latency in any period, and when both returned to normal. The histograms stay
 * encoded, since those of several hours would fill the heap; only the histograms of the requested period are decoded.
 */
final class ArrivalTimeline {

    /** Latency is compared over windows of this many seconds. */
    static final int WINDOW = (int) RecoveryStretch.AFTER.toSeconds();

    private static final double P95 = 95;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private static final double RATE_IS_BACK = 0.9;
    private static final double LATENCY_IS_BACK = 1.1;
    /** The p95 of ten seconds differs by tens of milliseconds when other programs begin or end their work beside the run. */
    private static final double LATENCY_FLOOR_MILLIS = 50;
    /**
     * A message intended for an undisturbed time may be late by this much more than any message before, since machines pause now
     * and then.
     */
    private static final double PAUSE_MILLIS = 1_000;

    private final long startMicros;
    private final List<SecondPoint> points;
    private final Map<Integer, Histogram> decoded = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Histogram> eldest) {
            return size() > 2 * WINDOW;
        }
    };

    /**
     * Normal rate and latency, measured before a disturbance.
     *
     * @param perSecond arrivals per second
     * @param p95Millis the highest p95 of any ten seconds, because normal latency varies
     * @param longestMillis the longest latency of any message
     */
    record Usual(double perSecond, double p95Millis, double longestMillis) {}

    ArrivalTimeline(LedgerReport ledger) {
        this.startMicros = ledger.seriesStartMicros();
        this.points = ledger.series();
    }

    /** The first whole second at or after a time. */
    int firstFrom(long micros) {
        return (int) Math.max(0, -Math.floorDiv(startMicros - micros, MICROS_PER_SECOND));
    }

    /** The second that contains a time; all seconds before it are over by then. */
    int lastBefore(long micros) {
        return (int) Math.max(0, Math.floorDiv(micros - startMicros, MICROS_PER_SECOND));
    }

    /** Start of a second on the host clock. */
    long startOf(int second) {
        return startMicros + second * MICROS_PER_SECOND;
    }

    /** The normal rate and latency between two times; empty when less than half a window lies between them. */
    Optional<Usual> usual(long fromMicros, long toMicros) {
        int from = firstFrom(fromMicros);
        int to = Math.min(lastBefore(toMicros), points.size());
        if (to - from < RecoveryStretch.BEFORE.toSeconds()) {
            return Optional.empty();
        }
        int length = Math.min(WINDOW, to - from);
        double worst = 0;
        for (int start = from; start + length <= to; start++) {
            worst = Math.max(worst, p95Millis(start, start + length).orElse(0));
        }
        double longest = 0;
        for (int second = from; second < to; second++) {
            longest = Math.max(longest, longestMillis(second));
        }
        return Optional.of(new Usual(count(from, to) / (double) (to - from), worst, longest));
    }

    /**
     * The first second from which rate and latency are normal again: the next ten seconds are normal, and no straggler comes
     * later.
     *
     * @param fromMicros the earliest start of these ten seconds
     * @param toMicros the latest end of these ten seconds
     * @param untouchedUntil maps a time to the time of the next fault, or to the run's end
     */
    OptionalInt backToUsual(Usual usual, long fromMicros, long toMicros, LongUnaryOperator untouchedUntil) {
        IntPredicate good = second -> isFast(usual, second) && isMuch(usual, second);
        int lastWindow = lastWindow(toMicros);
        OptionalInt back = first(firstFrom(fromMicros), lastWindow, good);
        while (back.isPresent()) {
            int since = back.getAsInt();
            int untouched = Math.min(points.size(), lastBefore(untouchedUntil.applyAsLong(startOf(since))));
            OptionalInt straggler = lastStraggler(usual, since, untouched);
            if (straggler.isEmpty()) {
                return back;
            }
            int next = straggler.getAsInt() + 1;
            if (next > lastWindow) {
                // Less than ten seconds are left. The last full window shows whether only stragglers were slow.
                return good.test(lastWindow) ? OptionalInt.of(next) : OptionalInt.empty();
            }
            back = first(next, lastWindow, good);
        }
        return back;
    }

    /** The first of the last ten seconds before a time; below 0 if there are fewer. */
    int lastWindow(long toMicros) {
        return Math.min(lastBefore(toMicros), points.size()) - WINDOW;
    }

    /** Compares ten seconds with the normal figures, in words. */
    String compared(Usual usual, int second) {
        String rate = text(
                "%.0f messages a second (normal: at least %.0f)",
                count(second, second + WINDOW) / (double) WINDOW, RATE_IS_BACK * usual.perSecond());
        OptionalDouble p95 = p95Millis(second, second + WINDOW);
        return p95.isEmpty()
                ? rate
                : rate
                        + text(
                                ", a p95 of %.0f ms (normal: at most %.0f ms)",
                                p95.getAsDouble(), allowed(usual.p95Millis()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /**
     * The last second from {@code since} on in which a straggler came. A straggler took longer than any message before the
     * disturbance. In addition, its intended start was before {@code since}. A message intended for later is a straggler only if
     * no other fault disturbed it. It must also be late by more than a machine's pause, or raise the p95 of ten seconds. If the
     * machine paused for longer, messages were also sent late; this delay is subtracted.
     */
    private OptionalInt lastStraggler(Usual usual, int since, int untouched) {
        double limit = allowed(usual.longestMillis());
        for (int second = points.size() - 1; second >= since; second--) {
            double longest = longestMillis(second);
            if (longest > limit
                    && (isMeantBefore(since, second, longest)
                            || second < untouched && isRelapse(usual, since, second, longest))) {
                return OptionalInt.of(second);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isMeantBefore(int since, int second, double millis) {
        return second + 1 - millis / MILLIS_PER_SECOND <= since;
    }

    private boolean isRelapse(Usual usual, int since, int second, double longest) {
        int from = Math.max(since, second + 1 - WINDOW);
        return longest - pauseMillis(second, second + 1) > usual.longestMillis() + PAUSE_MILLIS
                || p95Millis(from, from + WINDOW).orElse(0) - pauseMillis(from, second + 1)
                        > allowed(usual.longestMillis());
    }

    private double pauseMillis(int from, int to) {
        return points.subList(from, to).stream()
                        .mapToLong(SecondPoint::latestSendMicros)
                        .max()
                        .orElse(0)
                / MICROS_PER_MILLI;
    }

    /** The start of the first ten seconds with normal latency, at any rate. */
    OptionalInt fastAgain(Usual usual, long fromMicros, long toMicros) {
        return first(firstFrom(fromMicros), lastWindow(toMicros), second -> isFast(usual, second));
    }

    private static OptionalInt first(int from, int to, IntPredicate good) {
        for (int second = from; second <= to; second++) {
            if (good.test(second)) {
                return OptionalInt.of(second);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isFast(Usual usual, int second) {
        OptionalDouble now = p95Millis(second, second + WINDOW);
        return now.isPresent() && now.getAsDouble() <= allowed(usual.p95Millis());
    }

    private static double allowed(double usualMillis) {
        return Math.max(usualMillis * LATENCY_IS_BACK, usualMillis + LATENCY_FLOOR_MILLIS);
    }

    private boolean isMuch(Usual usual, int second) {
        return count(second, second + WINDOW) >= RATE_IS_BACK * usual.perSecond() * WINDOW;
    }

    private long count(int from, int to) {
        return points.subList(from, to).stream()
                .mapToLong(SecondPoint::delivered)
                .sum();
    }

    private double longestMillis(int second) {
        return points.get(second)
                .response()
                .map(response -> response.maxMicros() / MICROS_PER_MILLI)
                .orElse(0.0);
    }

    private OptionalDouble p95Millis(int from, int to) {
        Histogram all = EncodedHistogram.newHistogram();
        for (int second = from; second < to; second++) {
            int asked = second;
            points.get(second)
                    .response()
                    .ifPresent(response -> all.add(
                            decoded.computeIfAbsent(asked, unused -> EncodedHistogram.decode(response.encoded()))));
        }
        return all.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(all.getValueAtPercentile(P95) / MICROS_PER_MILLI);
    }
}
