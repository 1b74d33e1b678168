package io.connect.reports.compare;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Folds several runs of one scenario into one result, for example a baseline. */
public final class Folding {

    private Folding() {}

    /**
     * One result with the combined figures of the runs, and with each run's own figures below {@code repetitions}. Series are
     * left out: a baseline is compared, not drawn second by second, and is stored in the repository.
     */
    public static RunResult fold(List<RunResult> results) {
        Side side = new Side(results);
        RunResult first = side.first();
        for (RunResult other : results) {
            if (!other.name().equals(first.name()) || !other.profile().equals(first.profile())) {
                throw new IllegalArgumentException("only runs of one scenario and profile can be folded, met "
                        + first.title() + " and " + other.title());
            }
        }
        List<Repetition> runs = Repetitions.of(results);
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        for (String id : side.metrics()) {
            MetricResult shape = side.shape(id).orElseThrow();
            Double value = side.figure(id).orElse(null);
            boolean single = runs.size() == 1;
            metrics.put(
                    id, single ? shape : new MetricResult(value, shape.unit(), shape.better(), null, null, null, null));
        }
        Map<String, EncodedHistogram> histograms = new LinkedHashMap<>();
        Set<String> phases = new LinkedHashSet<>();
        runs.forEach(run -> phases.addAll(run.histograms().keySet()));
        for (String phase : phases) {
            Repetitions.merged(runs, phase).ifPresent(all -> histograms.put(phase, EncodedHistogram.of(all)));
        }
        return first.toBuilder()
                .verdict(side.worstVerdict())
                .metrics(metrics)
                .histograms(histograms)
                .repetitions(runs.size() == 1 ? List.of() : runs)
                .intervals(null)
                .series(Map.of())
                .calibration(side.calibration().orElse(null))
                .build();
    }
}
