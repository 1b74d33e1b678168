package io.connect.reports.compare;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Splits results into the single runs that they consist of. */
final class Repetitions {

    private Repetitions() {}

    /** The runs of some results, each once: the runs folded into a result, or the result itself. */
    static List<Repetition> of(List<RunResult> results) {
        List<Repetition> runs = new ArrayList<>();
        for (RunResult result : results) {
            if (result.repetitions().isEmpty()) {
                runs.add(single(result));
            } else {
                runs.addAll(result.repetitions());
            }
        }
        return runs.stream().distinct().toList();
    }

    /** Merges all latencies of a phase; empty if some run has not recorded that phase. */
    static Optional<Histogram> merged(List<Repetition> runs, String phase) {
        Histogram sum = EncodedHistogram.newHistogram();
        sum.setAutoResize(true);
        for (Repetition run : runs) {
            EncodedHistogram histogram = run.histograms().get(phase);
            if (histogram == null) {
                return Optional.empty();
            }
            sum.add(histogram.decode());
        }
        return sum.getTotalCount() == 0 ? Optional.empty() : Optional.of(sum);
    }

    private static Repetition single(RunResult result) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, MetricResult> metric : result.metrics().entrySet()) {
            if (metric.getValue().value() != null) {
                values.put(metric.getKey(), metric.getValue().value());
            }
        }
        return new Repetition(
                result.runId(),
                result.verdict(),
                result.startedAt(),
                values,
                result.account(),
                result.histograms(),
                result.calibration());
    }
}
