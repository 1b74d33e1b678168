package io.connect.reports.model;

import java.util.List;

/**
 * End-to-end latency for each interval, by time of arrival, for percentiles over time.
 *
 * @param unit the unit of the recorded values, {@value EncodedHistogram#MICROSECONDS}
 * @param start start of the first interval, in seconds since the run's start
 * @param intervalSeconds length of each interval
 * @param encoded an encoded histogram for each interval; null for an interval without arrivals
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

    /** The start of interval {@code index}, in seconds since the run's start. */
    public double at(int index) {
        return start + index * intervalSeconds;
    }
}
