package io.connect.sqs.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A published value.
 *
 * @param name the published name; a timer has two readings, mean and maximum
 * @param doc the description
 * @param value returns the current value
 */
record Reading(String name, String doc, Supplier<Number> value) {

    static final String MEAN_SUFFIX = "-avg-ms";
    static final String MAX_SUFFIX = "-max-ms";

    /** The readings of all metrics of a task, in the order of the metrics. */
    static List<Reading> of(TaskMetrics metrics) {
        List<Reading> readings = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            if (metric.kind() == Metric.Kind.TIMER) {
                readings.add(
                        new Reading(metric.id() + MEAN_SUFFIX, metric.doc() + ", mean", () -> metrics.meanMs(metric)));
                readings.add(
                        new Reading(metric.id() + MAX_SUFFIX, metric.doc() + ", maximum", () -> metrics.maxMs(metric)));
            } else {
                readings.add(new Reading(metric.id(), metric.doc(), () -> metrics.value(metric)));
            }
        }
        return readings;
    }
}
