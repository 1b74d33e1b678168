package io.connect.bench.result;

import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.SecondPoint;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.IntervalHistograms;
import io.connect.reports.model.Series;
import io.connect.reports.model.SeriesName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Histograms and series of a result, per second, or per longer interval if the run was long. */
final class ResultSeries {

    private static final double MICROS_PER_SECOND = 1e6;
    private static final long MICROS_PER_WHOLE_SECOND = 1_000_000;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double PERCENT = 100;

    private final LedgerReport ledger;
    private final Recording recording;
    private final long originMicros;
    private final int cores;
    private final Intervals intervals;

    ResultSeries(LedgerReport ledger, Recording recording, long originMicros, int cores) {
        this.ledger = ledger;
        this.recording = recording;
        this.originMicros = originMicros;
        this.cores = cores;
        this.intervals = Intervals.of(Math.max(ledger.series().size(), secondsOf(recording)));
    }

    private static long secondsOf(Recording recording) {
        LongSummaryStatistics looks = recording.processes().stream()
                .mapToLong(ProcessSample::atMicros)
                .summaryStatistics();
        return looks.getCount() == 0 ? 0 : (looks.getMax() - looks.getMin()) / MICROS_PER_WHOLE_SECOND + 1;
    }

    /** Response times, one histogram for each phase. */
    Map<String, EncodedHistogram> histograms() {
        Map<String, EncodedHistogram> histograms = new LinkedHashMap<>();
        ledger.phases().forEach(phase -> {
            if (phase.response().getTotalCount() > 0) {
                histograms.put(phase.span().name(), EncodedHistogram.of(phase.response()));
            }
        });
        return histograms;
    }

    /** Response times, one histogram for each interval; null when nothing was offered. */
    IntervalHistograms intervals() {
        if (ledger.series().isEmpty()) {
            return null;
        }
        List<String> encoded = new ArrayList<>();
        for (SecondPoint point : ledger.series()) {
            encoded.add(point.response().map(SecondPoint.Response::encoded).orElse(null));
        }
        return new IntervalHistograms(
                EncodedHistogram.MICROSECONDS, ledgerStart(), intervals.seconds(), intervals.histograms(encoded));
    }

    Map<String, Series> series() {
        Map<String, Series> series = new LinkedHashMap<>();
        if (!ledger.series().isEmpty()) {
            series.put(SeriesName.OFFERED, points(SecondPoint::offered));
            series.put(SeriesName.ACCEPTED, points(SecondPoint::accepted));
            series.put(SeriesName.DELIVERED, points(SecondPoint::delivered));
        }
        depth(series, SeriesName.QUEUE_VISIBLE, sample -> sample.depth().visible());
        depth(series, SeriesName.QUEUE_IN_FLIGHT, sample -> sample.depth().inFlight());
        recording.processNames().forEach(process -> process(series, process));
        recording
                .linkNames()
                .forEach(link -> put(
                        series,
                        SeriesName.of(SeriesName.NETWORK, link),
                        "MB/s",
                        scaled(recording.bytesBySecond(link, originMicros), 1 / BYTES_PER_MEGABYTE)));
        metric(series, SubjectMetrics.TASKS_RUNNING, "count");
        metric(series, SubjectMetrics.CONCURRENT_RECEIVES, "count");
        metric(series, "in-flight-messages", "messages");
        metric(series, SubjectMetrics.PRODUCER_REQUEST_LATENCY_MS, "ms");
        metric(series, SubjectMetrics.PRODUCER_QUEUE_TIME_MS, "ms");
        return series;
    }

    /** The metrics that the workers publish, under the workers' own names. */
    private void metric(Map<String, Series> series, String name, String unit) {
        Map<Integer, Double> values = new TreeMap<>();
        recording
                .summed(name, Long.MIN_VALUE, Long.MAX_VALUE)
                .forEach(look -> values.put(
                        (int) Math.floorDiv(look.atMicros() - originMicros, MICROS_PER_WHOLE_SECOND), look.value()));
        put(series, name, unit, values);
    }

    private void process(Map<String, Series> series, String process) {
        double cpuMicrosOfASecond = MICROS_PER_SECOND * cores;
        put(
                series,
                SeriesName.of(SeriesName.CPU, process),
                "%",
                scaled(
                        recording.ratePerSecond(process, originMicros, ProcessSample::cpuMicros),
                        PERCENT / cpuMicrosOfASecond));
        put(
                series,
                SeriesName.of(SeriesName.COMPILATION, process),
                "%",
                scaled(
                        recording.ratePerSecond(process, originMicros, ProcessSample::compileMicros),
                        PERCENT / cpuMicrosOfASecond));
        put(
                series,
                SeriesName.of(SeriesName.HEAP, process),
                "%",
                recording.perSecond(process, originMicros, sample -> share(sample, sample.heapUsedBytes())));
        put(
                series,
                SeriesName.of(SeriesName.HEAP_AFTER_GC, process),
                "%",
                recording.perSecond(process, originMicros, sample -> share(sample, sample.heapAfterGcBytes())));
        put(
                series,
                SeriesName.of(SeriesName.GC_PAUSE, process),
                "ms",
                recording.ratePerSecond(process, originMicros, ProcessSample::gcMillis),
                intervals::sums);
        put(
                series,
                SeriesName.of("threads", process),
                "count",
                recording.perSecond(process, originMicros, ProcessSample::threads));
    }

    private static double share(ProcessSample sample, long bytes) {
        return sample.heapMaxBytes() > 0 ? PERCENT * bytes / sample.heapMaxBytes() : 0;
    }

    private static Map<Integer, Double> scaled(Map<Integer, Double> values, double factor) {
        Map<Integer, Double> scaled = new TreeMap<>();
        values.forEach((second, value) -> scaled.put(second, value * factor));
        return scaled;
    }

    private Series points(ToDoubleFunction<SecondPoint> figure) {
        List<Double> values = ledger.series().stream()
                .map(point -> figure.applyAsDouble(point))
                .toList();
        return new Series("msg/s", ledgerStart(), intervals.seconds(), intervals.means(values));
    }

    private double ledgerStart() {
        return (ledger.seriesStartMicros() - originMicros) / MICROS_PER_SECOND;
    }

    private void depth(Map<String, Series> series, String name, ToDoubleFunction<DepthSample> figure) {
        Map<Integer, Double> values = new TreeMap<>();
        recording
                .depths()
                .forEach(sample -> values.put(
                        (int) Math.floorDiv(sample.atMicros() - originMicros, MICROS_PER_WHOLE_SECOND),
                        figure.applyAsDouble(sample)));
        put(series, name, "messages", values);
    }

    private void put(Map<String, Series> series, String name, String unit, Map<Integer, Double> bySecond) {
        put(series, name, unit, bySecond, intervals::means);
    }

    private void put(
            Map<String, Series> series,
            String name,
            String unit,
            Map<Integer, Double> bySecond,
            UnaryOperator<List<Double>> fold) {
        if (bySecond.isEmpty()) {
            return;
        }
        TreeMap<Integer, Double> sorted = new TreeMap<>(bySecond);
        Double[] values = new Double[sorted.lastKey() - sorted.firstKey() + 1];
        sorted.forEach((second, value) -> values[second - sorted.firstKey()] = value);
        series.put(name, new Series(unit, sorted.firstKey(), intervals.seconds(), fold.apply(Arrays.asList(values))));
    }
}
