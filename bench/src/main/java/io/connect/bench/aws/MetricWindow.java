package io.connect.bench.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The full minutes that are asked for; SQS gives one value a minute.
 *
 * @param from the first, included
 * @param to the end, excluded
 */
public record MetricWindow(Instant from, Instant to) {

    /** The statistic that one value is. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    /** Checks that there is something between the two, in full minutes. */
    public MetricWindow {
        if (!from.isBefore(to) || !isFullMinute(from) || !isFullMinute(to)) {
            throw new IllegalArgumentException(
                    "a window of full minutes begins before its end; this is from " + from + " to " + to);
        }
    }

    /** The full minutes that a time lies in, at least one. */
    public static MetricWindow around(Instant start, Instant end) {
        Instant from = start.truncatedTo(ChronoUnit.MINUTES);
        Instant to = end.truncatedTo(ChronoUnit.MINUTES);
        return new MetricWindow(from, to.equals(end) && from.isBefore(to) ? to : to.plus(PERIOD));
    }

    private static boolean isFullMinute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).equals(time);
    }
}
