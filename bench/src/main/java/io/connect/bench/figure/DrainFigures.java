package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Drain;
import io.connect.bench.figure.Measured.Window;
import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.SecondPoint;
import io.connect.bench.sample.Recording.Point;
import io.connect.reports.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The speed at which a backlog was drained: overall, in its middle, and in its second half. */
final class DrainFigures {

    private static final double MICROS_PER_SECOND = 1e6;

    /** The middle excludes the start, while the number of receives still rises, and the end, when the queues become empty. */
    private static final double MIDDLE_FROM = 0.2;

    private static final double MIDDLE_TO = 0.8;

    /** Arrivals are counted per second, so a shorter period has no useful rate. */
    private static final double SHORTEST_MIDDLE = 2;

    private static final double HALF = 0.5;

    private final Drain drain;
    private final List<Point> arrivals;

    DrainFigures(LedgerReport ledger, Drain drain) {
        this.drain = drain;
        this.arrivals = arrivals(ledger, drain);
    }

    void putInto(Map<Metric, Double> figures) {
        if (drain.emptied() && drain.seconds() > 0) {
            figures.put(Metric.DRAIN_RATE, drain.messages() / drain.seconds());
        }
        if (drain.arrivalSeconds() > 0) {
            figures.put(Metric.ARRIVAL_RATE, drain.arrived() / drain.arrivalSeconds());
        }
        middleRate().ifPresent(rate -> figures.put(Metric.DRAIN_RATE_MIDDLE, rate));
        slowdown().ifPresent(percent -> figures.put(Metric.DRAIN_SLOWDOWN, percent));
        if (drain.emptied() && drain.arrived() > 0) {
            figures.put(
                    Metric.QUEUE_EMPTIED,
                    Math.max(0, drain.endMicros() - drain.lastArrivalMicros()) / MICROS_PER_SECOND);
        }
        if (drain.arrived() > 0) {
            figures.put(Metric.FIRST_RECORD, (drain.startMicros() - drain.subjectStartMicros()) / MICROS_PER_SECOND);
        }
    }

    /** The second half: from the time when half of the records had arrived to the last record. */
    Optional<Window> secondHalf() {
        OptionalLong half = when(HALF);
        return half.isPresent() && half.getAsLong() < drain.lastArrivalMicros()
                ? Optional.of(new Window(half.getAsLong(), drain.lastArrivalMicros()))
                : Optional.empty();
    }

    private OptionalDouble middleRate() {
        OptionalLong from = when(MIDDLE_FROM);
        OptionalLong to = when(MIDDLE_TO);
        if (from.isEmpty() || to.isEmpty()) {
            return OptionalDouble.empty();
        }
        double seconds = (to.getAsLong() - from.getAsLong()) / MICROS_PER_SECOND;
        return seconds < SHORTEST_MIDDLE
                ? OptionalDouble.empty()
                : OptionalDouble.of((MIDDLE_TO - MIDDLE_FROM) * drain.expected() / seconds);
    }

    /** How much lower the rate at the end of the second half is than at its start, from the arrivals of whole seconds. */
    private OptionalDouble slowdown() {
        List<Point> rates = secondHalf()
                .map(half -> {
                    List<Point> whole = new ArrayList<>();
                    for (int i = 1; i < arrivals.size(); i++) {
                        Point start = arrivals.get(i - 1);
                        Point end = arrivals.get(i);
                        if (half.contains(start.atMicros()) && end.atMicros() - start.atMicros() == MICROS_PER_SECOND) {
                            whole.add(new Point(start.atMicros(), end.value() - start.value()));
                        }
                    }
                    return whole;
                })
                .orElse(List.of());
        OptionalDouble growth = Growth.percentOfStart(rates);
        return growth.isPresent() ? OptionalDouble.of(-growth.getAsDouble()) : growth;
    }

    /** The time by which a share of the expected records had arrived; empty if it never had. Dead letters are not expected. */
    private OptionalLong when(double share) {
        double wanted = share * drain.expected();
        for (int i = 1; i < arrivals.size(); i++) {
            Point start = arrivals.get(i - 1);
            Point end = arrivals.get(i);
            if (end.value() >= wanted && end.value() > start.value()) {
                double part = (wanted - start.value()) / (end.value() - start.value());
                return OptionalLong.of(start.atMicros() + Math.round(part * (end.atMicros() - start.atMicros())));
            }
        }
        return OptionalLong.empty();
    }

    /** The number of messages that had arrived by the end of each second, from the start of the drain to its last record. */
    private static List<Point> arrivals(LedgerReport ledger, Drain drain) {
        List<Point> arrivals = new ArrayList<>();
        arrivals.add(new Point(drain.startMicros(), 0));
        long sum = 0;
        for (SecondPoint second : ledger.series()) {
            long end = ledger.seriesStartMicros() + Math.round((second.second() + 1) * MICROS_PER_SECOND);
            if (end > drain.startMicros() && arrivals.get(arrivals.size() - 1).atMicros() < drain.lastArrivalMicros()) {
                sum += second.delivered();
                arrivals.add(new Point(Math.min(end, drain.lastArrivalMicros()), sum));
            }
        }
        return arrivals;
    }
}
