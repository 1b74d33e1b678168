package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How much worse a metric may get before the comparator suspects a regression. Both the relative and the absolute change must
 * be exceeded, so that 2 ms becoming 3 ms is not an alarm.
 *
 * @param percent relative change, in percent of the baseline, at least 0
 * @param floor smallest absolute change that matters, in the metric's own unit, at least 0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Gate(double percent, double floor) {

    /** The change that the project promises to flag: more than 10 %. */
    public static final double DEFAULT_PERCENT = 10;

    public Gate {
        if (!(percent >= 0) || !(floor >= 0) || Double.isInfinite(percent) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException(
                    "a gate needs a percent and a floor of 0 or more, met percent " + percent + " and floor " + floor);
        }
    }

    /** The default percentage with a floor in the metric's unit. */
    public static Gate withFloor(double floor) {
        return new Gate(DEFAULT_PERCENT, floor);
    }
}
