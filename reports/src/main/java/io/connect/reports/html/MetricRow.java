package io.connect.reports.html;

import io.connect.reports.model.MetricResult;
import io.connect.reports.text.Numbers;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A figure as the tables show it.
 *
 * @param metric its id
 * @param value formatted
 * @param unit of value and margin
 * @param target as worded in the scenario; empty without one
 * @param margin formatted, with the share of the limit; empty without a target
 * @param met {@code met}, {@code missed}, {@code unjudged}, or empty without a target
 * @param rounds the figure of each round; empty where there was one
 */
public record MetricRow(
        String metric, String value, String unit, String target, String margin, String met, String rounds) {

    static MetricRow of(String id, MetricResult metric) {
        return new MetricRow(
                id,
                Numbers.plain(metric.value()),
                metric.unit(),
                metric.target() == null ? "" : metric.target(),
                margin(metric),
                met(metric),
                metric.blocks().stream().map(Numbers::plain).collect(Collectors.joining(" · ")));
    }

    private static String met(MetricResult metric) {
        if (metric.isUnjudged()) {
            return "unjudged";
        }
        return metric.met() == null ? "" : metric.met() ? "met" : "missed";
    }

    private static String margin(MetricResult metric) {
        if (metric.margin() == null) {
            return "";
        }
        String share = metric.limit() == null || metric.limit() == 0
                ? ""
                : String.format(Locale.ROOT, " (%+.0f %%)", 100 * metric.margin() / Math.abs(metric.limit()));
        return Numbers.plain(metric.margin()) + share;
    }
}
