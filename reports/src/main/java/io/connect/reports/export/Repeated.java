package io.connect.reports.export;

import io.connect.reports.model.Better;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All measured values of one figure of one scenario.
 *
 * @param scenario the scenario with variant
 * @param metric the id of the metric
 * @param unit the unit, for example {@code ms}
 * @param better the good direction
 * @param values one value per run, or per round if a run has several
 */
record Repeated(String scenario, String metric, String unit, Better better, List<Double> values) {

    /** Every figure that has a value and a good direction, in the order of the results. */
    static List<Repeated> of(List<RunResult> results) {
        Map<List<String>, Repeated> figures = new LinkedHashMap<>();
        for (RunResult result : results) {
            result.metrics().forEach((id, metric) -> {
                if (metric.value() != null && metric.better() != Better.NONE) {
                    figures.computeIfAbsent(
                                    List.of(result.name(), id, metric.unit()),
                                    key -> new Repeated(
                                            result.name(), id, metric.unit(), metric.better(), new ArrayList<>()))
                            .values()
                            .addAll(measured(metric));
                }
            });
        }
        return List.copyOf(figures.values());
    }

    private static List<Double> measured(MetricResult metric) {
        // A sum or a maximum of rounds is not the value of one round.
        boolean median = !metric.blocks().isEmpty() && Samples.median(metric.blocks()) == metric.value();
        return median ? metric.blocks() : List.of(metric.value());
    }

    double median() {
        return Samples.median(values);
    }

    double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    boolean isRepeated() {
        return values.size() > 1;
    }
}
