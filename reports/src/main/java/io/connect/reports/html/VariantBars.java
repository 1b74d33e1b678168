package io.connect.reports.html;

import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.MetricWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One metric of the variants of a scenario as bars, drawn without a script. The first variant of the file is the reference. A
 * thin line spans the smallest and the largest of a variant's rounds.
 *
 * @param metric the id of the metric
 * @param unit the unit of the values
 * @param note its meaning, and whether higher or lower is better
 * @param bars one bar for each variant, in the order of the file
 */
public record VariantBars(String metric, String unit, String note, List<Bar> bars) {

    private static final double FULL = 100;

    /** The figures that distinguish variants best, listed before those that a target compares. */
    private static final List<Metric> TELLING = List.of(
            Metric.DRAIN_RATE, Metric.LATENCY_P95, Metric.BURST_P95, Metric.RECOVERY_TIME, Metric.CPU_PER_MESSAGE);

    /**
     * A variant's figure.
     *
     * @param variant the name of the variant
     * @param width the width of the bar in percent
     * @param from left end of the spread in percent
     * @param spread width of the spread in percent; 0 without one
     * @param text value with its spread
     * @param ratio the ratio to the reference, in words
     */
    public record Bar(String variant, String width, String from, String spread, String text, String ratio) {

        public boolean hasSpread() {
            return !spread.equals("0");
        }
    }

    /** A chart for each metric of which two variants or more have a figure; none for fewer variants. */
    static List<VariantBars> of(List<RunResult> variants) {
        if (variants.size() < 2) {
            return List.of();
        }
        Set<String> metrics = new LinkedHashSet<>();
        TELLING.forEach(metric -> metrics.add(metric.id()));
        variants.forEach(variant -> variant.metrics().forEach((id, metric) -> {
            if (metric.target() != null && metric.target().contains("@")) {
                metrics.add(id);
            }
        }));
        return metrics.stream()
                .filter(id -> variants.stream()
                                .filter(variant -> variant.value(id).isPresent())
                                .count()
                        > 1)
                .map(id -> chart(id, variants))
                .toList();
    }

    private static VariantBars chart(String id, List<RunResult> variants) {
        List<MetricResult> figures =
                variants.stream().map(variant -> variant.metrics().get(id)).toList();
        MetricResult shape =
                figures.stream().filter(figure -> figure != null).findFirst().orElseThrow();
        double most = figures.stream()
                .filter(figure -> figure != null && figure.value() != null)
                .mapToDouble(VariantBars::most)
                .max()
                .orElse(0);
        Optional<Double> first = variants.get(0).value(id);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            String name = Optional.ofNullable(variants.get(i).variant())
                    .orElse(variants.get(i).scenario());
            bars.add(bar(name, figures.get(i), most, i == 0 ? Optional.empty() : first, i == 0));
        }
        return new VariantBars(id, shape.unit(), MetricWords.meaning(id) + direction(shape.better()), bars);
    }

    private static Bar bar(
            String name, MetricResult figure, double most, Optional<Double> reference, boolean isReference) {
        if (figure == null || figure.value() == null) {
            return new Bar(name, "0", "0", "0", "not measured", "");
        }
        double value = figure.value();
        double least = figure.blocks().isEmpty() ? value : Collections.min(figure.blocks());
        boolean spreads = least < most(figure) && !figure.blocks().isEmpty();
        String ratio = isReference
                ? "reference"
                : reference
                        .filter(before -> before != 0)
                        .map(before -> Numbers.ratio(value / before))
                        .orElse("");
        return new Bar(
                name,
                percent(value, most),
                percent(least, most),
                spreads ? percent(most(figure) - least, most) : "0",
                Numbers.plain(value)
                        + (spreads ? " (" + Numbers.plain(least) + "–" + Numbers.plain(most(figure)) + ")" : ""),
                ratio);
    }

    private static double most(MetricResult figure) {
        return figure.blocks().isEmpty() ? figure.value() : Math.max(figure.value(), Collections.max(figure.blocks()));
    }

    private static String percent(double part, double most) {
        return most <= 0 ? "0" : String.format(Locale.ROOT, "%.1f", Math.max(0, Math.min(FULL, FULL * part / most)));
    }

    private static String direction(Better better) {
        return switch (better) {
            case HIGHER -> " Longer is better.";
            case LOWER -> " Shorter is better.";
            case NONE -> "";
        };
    }
}
