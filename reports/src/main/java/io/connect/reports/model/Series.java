package io.connect.reports.model;

import java.util.List;
import java.util.Optional;

/**
 * Samples at a fixed interval.
 *
 * @param unit the unit of the values
 * @param start time of the first value, in seconds since the run's start
 * @param intervalSeconds time between two values
 * @param values the samples; null for a missing sample
 */
public record Series(String unit, double start, double intervalSeconds, List<Double> values) {

    public Series {
        Checks.text("series unit", unit);
        Checks.finite("series start", start);
        if (!(intervalSeconds > 0) || Double.isInfinite(intervalSeconds)) {
            throw new IllegalArgumentException(
                    "a series needs a distance above 0 s between its values, met " + intervalSeconds);
        }
        values = Checks.sparse(values);
        for (Double value : values) {
            Checks.finiteOrNull("series value", value);
        }
    }

    /** Time of value {@code index}, in seconds since the run's start. */
    public double at(int index) {
        return start + index * intervalSeconds;
    }

    /** The sample nearest to a moment, at most half an interval away; empty if there is none. */
    public Optional<Double> near(double seconds) {
        long index = Math.round((seconds - start) / intervalSeconds);
        return index < 0 || index >= values.size() ? Optional.empty() : Optional.ofNullable(values.get((int) index));
    }
}
