package io.connect.reports.variant;

import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The variants of one scenario in one table: a row for each metric, a column for each variant. Each value is also shown as a
 * ratio to the first variant, which is the reference of the scenario.
 *
 * @param scenario name of the scenario
 * @param variants names in the order of the run, two or more
 * @param rows one row for each metric of which at least one variant has a value
 */
public record SideBySide(String scenario, List<String> variants, List<Row> rows) {

    public SideBySide {
        variants = List.copyOf(variants);
        rows = List.copyOf(rows);
    }

    /**
     * A metric over all variants.
     *
     * @param metric the id of the metric
     * @param unit the unit of the metric
     * @param cells one cell for each variant
     */
    public record Row(String metric, String unit, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A metric of a variant.
     *
     * @param value the value; null when it was not measured
     * @param ratio the ratio to the first variant's value; null for the first itself, if either value is missing, or if the
     *     first is 0
     * @param rounds the figure of each round; empty if there was only one
     */
    public record Cell(Double value, Double ratio, List<Double> rounds) {

        /** The formatted value, with the smallest and the largest of its rounds if they differ. */
        public String valueText() {
            if (rounds.isEmpty() || Collections.min(rounds).equals(Collections.max(rounds))) {
                return Numbers.plain(value);
            }
            return Numbers.plain(value) + " (" + Numbers.plain(Collections.min(rounds)) + "–"
                    + Numbers.plain(Collections.max(rounds)) + ")";
        }

        /** The formatted ratio; empty without one. */
        public String ratioText() {
            return Numbers.ratio(ratio);
        }
    }

    /** A table for each scenario with more than one variant in the run, in the order of the run. */
    public static List<SideBySide> of(List<RunResult> results) {
        Map<String, List<RunResult>> byScenario = new LinkedHashMap<>();
        results.stream()
                .filter(result -> result.variant() != null)
                .forEach(result -> byScenario
                        .computeIfAbsent(result.scenario(), any -> new ArrayList<>())
                        .add(result));
        return byScenario.values().stream()
                .filter(variants -> variants.size() > 1)
                .map(SideBySide::table)
                .toList();
    }

    private static SideBySide table(List<RunResult> results) {
        Set<String> metrics = new LinkedHashSet<>();
        results.forEach(result -> metrics.addAll(result.metrics().keySet()));
        List<Row> rows = metrics.stream()
                .filter(metric ->
                        results.stream().anyMatch(result -> result.value(metric).isPresent()))
                .map(metric -> row(metric, results))
                .toList();
        return new SideBySide(
                results.get(0).scenario(),
                results.stream().map(RunResult::variant).toList(),
                rows);
    }

    private static Row row(String metric, List<RunResult> results) {
        String unit = results.stream()
                .map(result -> result.metrics().get(metric))
                .filter(Objects::nonNull)
                .map(MetricResult::unit)
                .findFirst()
                .orElseThrow();
        Double first = results.get(0).value(metric).orElse(null);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Double value = results.get(i).value(metric).orElse(null);
            boolean hasRatio = i > 0 && value != null && first != null && first != 0;
            List<Double> rounds = Optional.ofNullable(results.get(i).metrics().get(metric))
                    .map(MetricResult::blocks)
                    .orElse(List.of());
            cells.add(new Cell(value, hasRatio ? value / first : null, rounds));
        }
        return new Row(metric, unit, cells);
    }
}
