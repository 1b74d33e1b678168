package io.connect.reports.model;

import java.util.List;

/**
 * End-to-end latency interval by interval, by the second of arrival, for percentiles over time.
 *
 * @param unit the unit of the recorded values, {@value EncodedHistogram#MICROSECONDS}
 * @param start seconds since the run's start of the first interval
 * @param intervalSeconds length of each
 * @param encoded one encoded histogram each; null for an interval without arrivals
 */
public record IntervalHistograms(String unit, double start, double intervalSeconds, List<String> encoded) {

    public IntervalHistograms {
        Checks.text("intervals unit", unit);
        Checks.finite("intervals start", start);
        if (!(intervalSeconds > 0) || Double.isInfinite(intervalSeconds)) {
            throw new IllegalArgumentException("intervals need a length above 0 s, met " + intervalSeconds);
        }
        encoded = Checks.sparse(encoded);
    }

    /** Seconds since the run's start at which interval {@code index} begins. */
    public double at(int index) {
        return start + index * intervalSeconds;
    }
}
