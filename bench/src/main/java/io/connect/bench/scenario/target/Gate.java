package io.connect.bench.scenario.target;

import io.connect.bench.scenario.unit.Percent;
import java.util.Objects;

/**
 * How much worse than its baseline a metric may be: worse by more than {@code worse} and by more than {@code floor} is
 * a regression.
 *
 * @param metricId id of the metric
 * @param worse share of the baseline's value
 * @param floor smallest difference that matters, in the metric's unit
 */
public record Gate(String metricId, Percent worse, double floor) {

    public Gate {
        Objects.requireNonNull(metricId, "metricId");
        Objects.requireNonNull(worse, "worse");
        if (!(floor >= 0) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException(
                    "The floor of " + metricId + " is a finite number of at least 0, not " + floor);
        }
    }
}
