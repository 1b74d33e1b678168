package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.reports.model.Account;
import io.connect.reports.model.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** Computes the metrics of a run. A metric without data is absent, never zero. */
public final class Figures {

    private static final double PERCENT = 100;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Measured measured;
    private final Optional<DrainFigures> drain;
    private final Map<Metric, Double> figures = new EnumMap<>(Metric.class);

    private Figures(Measured measured) {
        this.measured = measured;
        this.drain = measured.drain().map(seen -> new DrainFigures(measured.ledger(), seen));
    }

    /** The figures for which this run has data, in the order of the metrics. */
    public static Map<Metric, Double> of(Measured measured) {
        Figures all = new Figures(measured);
        all.speed();
        all.latency();
        all.resources();
        all.growth();
        all.recovery();
        all.subject();
        all.account();
        return all.figures;
    }

    private void speed() {
        if (!measured.ledger().steady().isEmpty()) {
            figures.put(Metric.THROUGHPUT, measured.ledger().steadyThroughput());
        }
        drain.ifPresent(drained -> drained.putInto(figures));
    }

    private void latency() {
        Histogram response = measured.ledger().steadyResponse();
        percentile(Metric.LATENCY_P50, response, 50);
        percentile(Metric.LATENCY_P95, response, 95);
        percentile(Metric.LATENCY_P99, response, 99);
        percentile(Metric.LATENCY_MAX, response, 100);
        Histogram service = measured.ledger().steadyService();
        percentile(Metric.SERVICE_P50, service, 50);
        percentile(Metric.SERVICE_P95, service, 95);
        percentile(Metric.SERVICE_P99, service, 99);
    }

    private void percentile(Metric metric, Histogram times, double percentile) {
        if (times.getTotalCount() > 0) {
            figures.put(metric, times.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
        }
    }

    private void resources() {
        Resources resources = new Resources(measured);
        put(Metric.CPU, resources.cpuPercent());
        put(Metric.COMPILATION, resources.compilePercent());
        put(Metric.CPU_PER_MESSAGE, resources.cpuMicrosPerMessage());
        put(Metric.HEAP, resources.heapPercent());
        put(Metric.HEAP_USED, resources.heapUsedMegabytes());
        put(Metric.NETWORK, resources.networkMegabytesPerSecond());
    }

    private void account() {
        Account account = measured.ledger().account();
        if (account.accepted() > 0) {
            figures.put(Metric.ERROR_RATE, PERCENT * (account.lost() + account.dlq()) / account.accepted());
        }
        figures.put(Metric.LOST, (double) account.lost());
        figures.put(Metric.DUPLICATED, (double) account.duplicated());
        figures.put(Metric.REORDERED, (double) account.reordered());
        figures.put(Metric.LATE, (double) account.late());
        figures.put(Metric.DLQ, (double) account.dlq());
        figures.put(Metric.LEFT_IN_QUEUE, (double) account.leftInQueue());
        figures.put(Metric.TASK_FAILURES, (double) measured.taskFailures());
        figures.put(Metric.CRASHES, (double) measured.crashes());
    }

    /**
     * Growth in steady state, of the worker with the largest growth. For a long drain, also the growth of the heap in its second
     * half.
     */
    private void growth() {
        Optional<Window> steady = measured.steady();
        steady.or(() -> drain.flatMap(DrainFigures::secondHalf))
                .ifPresent(window -> put(
                        Metric.HEAP_GROWTH,
                        measured.recording().processNames().stream()
                                .filter(name -> name.startsWith(Recording.WORKER))
                                .map(name -> Growth.percentOfStart(heapAfterGc(name, window)))
                                .filter(OptionalDouble::isPresent)
                                .mapToDouble(OptionalDouble::getAsDouble)
                                .max()));
        steady.ifPresent(window -> put(
                Metric.IN_FLIGHT_GROWTH,
                Growth.percentOfMean(measured.recording().depths().stream()
                        .filter(look -> window.contains(look.atMicros()))
                        .map(look -> new Recording.Point(
                                look.atMicros(), look.depth().inFlight()))
                        .toList())));
    }

    private List<Recording.Point> heapAfterGc(String worker, Window window) {
        return measured.recording().processes().stream()
                .filter(sample -> sample.process().equals(worker) && window.contains(sample.atMicros()))
                .map(sample -> new Recording.Point(sample.atMicros(), sample.heapAfterGcBytes()))
                .toList();
    }

    private void recovery() {
        Recovery recovery = new Recovery(measured);
        put(Metric.RECOVERY_TIME, recovery.recoverySeconds());
        put(Metric.REBALANCE_TIME, recovery.rebalanceSeconds());
        put(Metric.QUEUE_CLEARED, recovery.queueClearedSeconds());
        put(Metric.LATENCY_RECOVERED, recovery.latencyRecoveredSeconds());
        percentile(Metric.BURST_P95, recovery.burstResponse(), 95);
    }

    /** The subject's own counters over the whole run; empty for a subject that publishes none. */
    private void subject() {
        counted(Metric.REDELIVERED, SubjectMetrics.REDELIVERED);
        counted(Metric.THROTTLED, SubjectMetrics.THROTTLED);
        counted(Metric.RETRIES, SubjectMetrics.RETRIES);
    }

    private void counted(Metric metric, String published) {
        put(metric, measured.recording().counted(published, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private void put(Metric metric, OptionalDouble value) {
        value.ifPresent(figure -> figures.put(metric, figure));
    }
}
