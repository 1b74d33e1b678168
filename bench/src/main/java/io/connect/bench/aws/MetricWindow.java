package io.connect.bench.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The full minutes for which metrics are requested; SQS publishes one value a minute.
 *
 * @param from the first minute, included
 * @param to the end, excluded
 */
public record MetricWindow(Instant from, Instant to) {

    /** The time that one value covers. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    /** Checks that the window is not empty and consists of full minutes. */
    public MetricWindow {
        if (!from.isBefore(to) || !isFullMinute(from) || !isFullMinute(to)) {
            throw new IllegalArgumentException(
                    "a window of full minutes begins before its end; this is from " + from + " to " + to);
        }
    }

    /** The full minutes that contain a period of time, at least one. */
    public static MetricWindow around(Instant start, Instant end) {
        Instant from = start.truncatedTo(ChronoUnit.MINUTES);
        Instant to = end.truncatedTo(ChronoUnit.MINUTES);
        return new MetricWindow(from, to.equals(end) && from.isBefore(to) ? to : to.plus(PERIOD));
    }

    private static boolean isFullMinute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
