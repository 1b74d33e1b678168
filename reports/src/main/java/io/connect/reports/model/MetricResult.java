package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One measured figure, with its target if it has one. It has a component for each key of its JSON.
 *
 * @param value the figure in {@code unit}; null if it was requested and could not be measured (a queue that never cleared)
 * @param unit the unit, for example {@code ms}
 * @param better the good direction
 * @param target the target as written in the scenario file, for example {@code < 500 ms}; null without one
 * @param limit the target's number in {@code unit}; null without a target
 * @param margin distance left to the limit in {@code unit}, negative when missed; null without a target or value
 * @param met whether the target is met; null without a target, or if it was not judged
 * @param blocks the figure of each round, in order, if there were several; {@code value} is then their median, or their sum or
 *     maximum for counts such as lost messages
 * @param unjudged the reason why the target was not judged, in words; null if it was judged
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MetricResult(
        Double value,
        String unit,
        Better better,
        String target,
        Double limit,
        Double margin,
        Boolean met,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> blocks,
        @JsonInclude(JsonInclude.Include.NON_NULL) String unjudged) {

    public MetricResult {
        Checks.finiteOrNull("value", value);
        Checks.text("unit", unit);
        Checks.present("better", better);
        Checks.finiteOrNull("limit", limit);
        Checks.finiteOrNull("margin", margin);
        blocks = Checks.list(blocks);
        boolean answered = met != null || unjudged != null;
        if ((target == null) == answered) {
            throw new IllegalArgumentException("a metric has both a target and whether it is met, or why it was not"
                    + " judged, or neither; met target " + target + ", met " + met + " and unjudged " + unjudged);
        }
    }

    /** A figure of one round, judged or without a target. */
    public MetricResult(
            Double value, String unit, Better better, String target, Double limit, Double margin, Boolean met) {
        this(value, unit, better, target, limit, margin, met, List.of(), null);
    }

    /** A figure without a target. */
    public static MetricResult of(Metric metric, double value) {
        return new MetricResult(value, metric.unit(), metric.better(), null, null, null, null);
    }

    /** A requested figure that could not be measured. */
    public static MetricResult unmeasured(Metric metric) {
        return new MetricResult(null, metric.unit(), metric.better(), null, null, null, null);
    }

    /** This figure, with the figure of each round. */
    public MetricResult withBlocks(List<Double> figures) {
        return new MetricResult(value, unit, better, target, limit, margin, met, figures, unjudged);
    }

    /** This figure, with its target not judged for this reason. */
    public MetricResult unjudged(String why) {
        return new MetricResult(value, unit, better, target, limit, margin, null, blocks, why);
    }

    /** Whether a target was set and missed. */
    @JsonIgnore
    public boolean missed() {
        return Boolean.FALSE.equals(met);
    }

    /** Whether a target was set and not judged. */
    @JsonIgnore
    public boolean isUnjudged() {
        return unjudged != null;
    }
}
