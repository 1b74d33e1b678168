package io.connect.reports.compare;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Metric;
import io.connect.reports.model.Phase;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import io.connect.reports.stats.Samples;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Finds figures of a result file that contradict its own raw data, for example after an edit. */
final class Contradictions {

    private static final double MICROS_PER_MILLI = 1_000.0;
    /** Rounding and the histogram's three digits cause smaller differences than this part. */
    private static final double TOLERATED_DIFFERENCE = 0.02;

    private Contradictions() {}

    /** Describes each contradiction in a sentence. */
    static List<String> in(Side side) {
        List<String> found = new ArrayList<>();
        side.repetitions().forEach(run -> percentiles(run, found));
        side.results().stream()
                .filter(result -> !result.repetitions().isEmpty())
                .forEach(result -> medians(result, found));
        return found;
    }

    private static void percentiles(Repetition run, List<String> found) {
        EncodedHistogram stored = run.histograms().get(Phase.STEADY);
        if (stored == null || stored.count() == 0) {
            return;
        }
        Histogram histogram = stored.decode();
        new TreeMap<>(Side.PERCENTILES).forEach((metric, percentile) -> {
            Double stated = run.metrics().get(metric.id());
            double computed = histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            if (stated != null && differs(stated, computed, 1)) {
                found.add("run " + run.runId() + " states " + metric.id() + " as " + Numbers.plain(stated)
                        + " ms, its own histogram says " + Numbers.plain(computed) + " ms");
            }
        });
    }

    private static void medians(RunResult result, List<String> found) {
        for (Metric metric : Metric.values()) {
            List<Double> values = result.repetitions().stream()
                    .map(run -> run.metrics().get(metric.id()))
                    .filter(Objects::nonNull)
                    .toList();
            result.value(metric.id())
                    .filter(stated -> !values.isEmpty() && differs(stated, Samples.median(values), 0))
                    .ifPresent(stated -> found.add("the baseline of run " + result.runId() + " states " + metric.id()
                            + " as " + Numbers.plain(stated) + ' ' + metric.unit() + ", the median of its runs is "
                            + Numbers.plain(Samples.median(values)) + ' ' + metric.unit()));
        }
    }

    private static boolean differs(double stated, double computed, double floor) {
        return Math.abs(stated - computed) > Math.max(floor, Math.abs(computed) * TOLERATED_DIFFERENCE);
    }
}
