package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One measured figure, with its target if it has one.
 *
 * @param value the figure in {@code unit}; null when it was asked for and could not be measured (a queue that never cleared)
 * @param unit for example {@code ms}
 * @param better the good direction
 * @param target the target as the scenario file words it, for example {@code < 500 ms}; null without one
 * @param limit the target's number in {@code unit}; null without a target
 * @param margin room left to the limit in {@code unit}, negative when missed; null without a target or value
 * @param met whether the target is met; null without one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MetricResult(
        Double value, String unit, Better better, String target, Double limit, Double margin, Boolean met) {

    public MetricResult {
        Checks.finiteOrNull("value", value);
        Checks.text("unit", unit);
        Checks.present("better", better);
        Checks.finiteOrNull("limit", limit);
        Checks.finiteOrNull("margin", margin);
        if ((target == null) != (met == null)) {
            throw new IllegalArgumentException(
                    "a metric has both a target and whether it is met, or neither; met target " + target + " and met "
                            + met);
        }
    }

    /** A figure without a target. */
    public static MetricResult of(Metric metric, double value) {
        return new MetricResult(value, metric.unit(), metric.better(), null, null, null, null);
    }

    /** A figure that was wanted and could not be had. */
    public static MetricResult unmeasured(Metric metric) {
        return new MetricResult(null, metric.unit(), metric.better(), null, null, null, null);
    }

    /** Whether a target was set and missed. */
    public boolean missed() {
        return Boolean.FALSE.equals(met);
    }
}
