package io.connect.reports.html;

import io.connect.reports.model.MetricResult;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.MetricWords;
import io.connect.reports.words.TargetWords;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A row of a table of figures.
 *
 * @param metric the id of the metric
 * @param meaning its meaning, in a sentence
 * @param value the formatted value
 * @param unit the unit of value and margin; empty for a count
 * @param target the target in words, such as {@code ≤ 400 ms}; empty without one
 * @param margin the formatted margin, with the share of the limit; empty without a target
 * @param met {@code met}, {@code missed}, {@code unjudged}, or empty without a target
 * @param rounds the figure of each round; empty if there was only one
 */
public record MetricRow(
        String metric,
        String meaning,
        String value,
        String unit,
        String target,
        String margin,
        String met,
        String rounds) {

    static MetricRow of(String id, MetricResult metric) {
        return new MetricRow(
                id,
                MetricWords.meaning(id),
                Numbers.plain(metric.value()),
                metric.unit().equals("count") ? "" : metric.unit(),
                TargetWords.of(metric),
                margin(metric),
                met(metric),
                metric.blocks().stream().map(Numbers::plain).collect(Collectors.joining(" · ")));
    }

    /** For sorting: missed and unjudged targets come first. */
    boolean isMet() {
        return met.equals("met");
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
