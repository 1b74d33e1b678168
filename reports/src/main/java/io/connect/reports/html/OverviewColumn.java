package io.connect.reports.html;

import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.MetricWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of the first table. New columns are added to {@link #ALL}; a column without a figure in any run is left out.
 *
 * @param title the title, shown above the unit
 * @param unit the unit; empty for counts
 * @param meaning the meaning in a sentence
 * @param value the value of a run, null when it has none
 * @param trouble whether a value above 0 shows a problem and is highlighted
 */
record OverviewColumn(String title, String unit, String meaning, Function<RunResult, Double> value, boolean trouble) {

    static final List<OverviewColumn> ALL = List.of(
            count("Lost", Metric.LOST, result -> result.account().lost()),
            count("Duplicated", Metric.DUPLICATED, result -> result.account().duplicated()),
            figure("Recovery", Metric.RECOVERY_TIME),
            figure("p50", Metric.LATENCY_P50),
            figure("p95", Metric.LATENCY_P95),
            figure("p99", Metric.LATENCY_P99),
            figure("Burst p95", Metric.BURST_P95),
            figure("Drain rate", Metric.DRAIN_RATE),
            figure("Arrival rate", Metric.ARRIVAL_RATE),
            figure("Throughput", Metric.THROUGHPUT),
            new OverviewColumn(
                    "Offered",
                    "msg/s",
                    "Messages a second that the plan called for in steady state.",
                    result -> result.load().offered() > 0 ? result.load().offered() : null,
                    false));

    /** The columns for which some run has a figure. */
    static List<OverviewColumn> of(List<RunResult> results) {
        return ALL.stream()
                .filter(column ->
                        results.stream().anyMatch(result -> column.value().apply(result) != null))
                .toList();
    }

    private static OverviewColumn count(String title, Metric metric, Function<RunResult, Long> value) {
        return new OverviewColumn(
                title, "", MetricWords.meaning(metric.id()), result -> (double) value.apply(result), true);
    }

    private static OverviewColumn figure(String title, Metric metric) {
        return new OverviewColumn(
                title,
                metric.unit(),
                MetricWords.meaning(metric.id()),
                result -> result.value(metric.id()).orElse(null),
                false);
    }

    /** The cells of a run. */
    static List<Cell> cells(List<OverviewColumn> columns, RunResult result) {
        List<Cell> cells = new ArrayList<>();
        for (OverviewColumn column : columns) {
            Double value = column.value().apply(result);
            String mark = value == null ? "none" : column.trouble() && value > 0 ? "bad" : "";
            String text =
                    column.unit().isEmpty() && value != null ? Numbers.count(Math.round(value)) : Numbers.plain(value);
            cells.add(new Cell(column.title(), column.unit(), text, mark));
        }
        return cells;
    }

    /**
     * A figure of a run.
     *
     * @param title the title of its column, for narrow screens
     * @param unit the unit of its column
     * @param text the formatted figure
     * @param mark {@code bad}, {@code none} or empty
     */
    public record Cell(String title, String unit, String text, String mark) {}
}
