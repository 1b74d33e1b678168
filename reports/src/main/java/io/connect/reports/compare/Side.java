package io.connect.reports.compare;

import io.connect.reports.model.Calibration;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.stats.Samples;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** All runs on one side of a comparison, and the figures they come to together. */
final class Side {

    private static final Map<Metric, Double> PERCENTILES = Map.of(
            Metric.LATENCY_P50, 50.0, Metric.LATENCY_P95, 95.0, Metric.LATENCY_P99, 99.0, Metric.LATENCY_MAX, 100.0);
    private static final double MICROS_PER_MILLI = 1_000.0;
    /** Rounding and the histogram's own three digits stay below this part. */
    private static final double TOLERATED_DIFFERENCE = 0.02;

    private final List<RunResult> results;
    private final List<Repetition> runs;
    private final Optional<Histogram> steady;

    Side(List<RunResult> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a side of a comparison needs at least one result");
        }
        this.results = List.copyOf(results);
        this.runs = Repetitions.of(results);
        this.steady = Repetitions.merged(runs, Phase.STEADY);
    }

    RunResult first() {
        return results.get(0);
    }

    List<RunResult> results() {
        return results;
    }

    int runs() {
        return runs.size();
    }

    Verdict worstVerdict() {
        Verdict worst = Verdict.PASS;
        for (RunResult result : results) {
            worst = result.verdict().compareTo(worst) > 0 ? result.verdict() : worst;
        }
        return worst;
    }

    Set<String> metrics() {
        Set<String> ids = new LinkedHashSet<>();
        results.forEach(result -> ids.addAll(result.metrics().keySet()));
        return ids;
    }

    /** The shape of a metric's entry, if any result has one. */
    Optional<MetricResult> shape(String id) {
        return results.stream()
                .map(result -> result.metrics().get(id))
                .filter(m -> m != null)
                .findFirst();
    }

    /** Whether the metric was asked for and some run could not measure it. */
    boolean unmeasured(String id) {
        return results.stream().map(result -> result.metrics().get(id)).anyMatch(m -> m != null && m.value() == null);
    }

    /** One figure per run. */
    List<Double> samples(String id) {
        return runs.stream()
                .map(run -> run.metrics().get(id))
                .filter(v -> v != null)
                .toList();
    }

    /**
     * The side's figure: what a single result says; of several, the median, and for a percentile the percentile of all their
     * messages together, because percentiles cannot be averaged.
     */
    Optional<Double> figure(String id) {
        if (results.size() == 1) {
            return first().value(id);
        }
        List<Double> samples = samples(id);
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> merged = Metric.find(id).map(PERCENTILES::get).flatMap(this::percentile);
        return merged.isPresent() ? merged : Optional.of(Samples.median(samples));
    }

    /** How many messages took longer than a percentile says; empty for any other metric, and where messages were not timed. */
    Optional<Long> messagesBeyond(String id) {
        return Metric.find(id)
                .map(PERCENTILES::get)
                .flatMap(percentile ->
                        steady.map(histogram -> Math.round(histogram.getTotalCount() * (1 - percentile / 100))));
    }

    private Optional<Double> percentile(double percentile) {
        return steady.map(histogram -> histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }

    /** Percentiles that a file states and its own histogram contradicts. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        for (RunResult result : results) {
            EncodedHistogram stored = result.histograms().get(Phase.STEADY);
            if (stored == null || stored.count() == 0) {
                continue;
            }
            Histogram histogram = stored.decode();
            PERCENTILES.keySet().stream()
                    .sorted()
                    .forEach(metric -> result.value(metric.id()).ifPresent(stated -> {
                        double computed = histogram.getValueAtPercentile(PERCENTILES.get(metric)) / MICROS_PER_MILLI;
                        if (Math.abs(stated - computed) > Math.max(1, computed * TOLERATED_DIFFERENCE)) {
                            found.add(
                                    "run " + result.runId() + " states " + metric.id() + " as " + Numbers.plain(stated)
                                            + " ms, its own histogram says " + Numbers.plain(computed) + " ms");
                        }
                    }));
        }
        return found;
    }

    /** The machine's calibration: each number the median of those measured beside the runs. */
    Optional<Calibration> calibration() {
        List<Calibration> all = runs.stream()
                .map(Repetition::calibration)
                .filter(c -> c != null)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Calibration any = all.get(0);
        return Optional.of(new Calibration(
                Samples.median(all.stream().map(Calibration::drainRate).toList()),
                medianOrNull(all.stream()
                        .map(Calibration::cpuPerMessage)
                        .filter(v -> v != null)
                        .toList()),
                medianOrNull(all.stream()
                        .map(Calibration::latencyP95Ms)
                        .filter(v -> v != null)
                        .toList()),
                any.messages(),
                any.messageSizeBytes(),
                steady(all)));
    }

    /** Of runs of which one does not tell, nothing is told. */
    private static Boolean steady(List<Calibration> all) {
        return all.stream().anyMatch(calibration -> calibration.steady() == null)
                ? null
                : all.stream().allMatch(Calibration::steady);
    }

    private static Double medianOrNull(List<Double> values) {
        return values.isEmpty() ? null : Samples.median(values);
    }
}
