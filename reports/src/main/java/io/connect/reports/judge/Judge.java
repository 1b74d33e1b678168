package io.connect.reports.judge;

import io.connect.reports.model.MetricResult;

/** Compares a figure with its target. */
public final class Judge {

    private Judge() {}

    /**
     * The figure with target, limit, margin and whether it is met. A requested figure that could not be measured misses any
     * target: a queue that never cleared did not clear in time.
     */
    public static MetricResult judge(MetricResult measured, Target target) {
        Double value = measured.value();
        boolean met = value != null && target.relation().holds(value, target.limit());
        Double margin = value == null ? null : target.relation().margin(value, target.limit());
        return new MetricResult(
                value,
                measured.unit(),
                measured.better(),
                target.text(),
                target.limit(),
                margin,
                met,
                measured.blocks(),
                null);
    }
}
