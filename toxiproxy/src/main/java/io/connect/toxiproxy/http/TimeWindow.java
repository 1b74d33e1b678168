package io.connect.toxiproxy.http;

import java.time.Duration;
import java.util.Optional;

/**
 * The time in which a fault has an effect. It counts from the start of the fault.
 *
 * @param after the time before the effect begins
 * @param lasting the length of the effect; empty means without end
 * @param every the period after which the effect repeats; empty means once
 */
public record TimeWindow(Duration after, Optional<Duration> lasting, Optional<Duration> every) {

    public TimeWindow {
        if (after.isNegative()) {
            throw new IllegalArgumentException("A window must not begin before its fault, but begins after " + after);
        }
        lasting.filter(length -> length.isNegative() || length.isZero()).ifPresent(length -> {
            throw new IllegalArgumentException("A window must last longer than nothing, but lasts " + length);
        });
        if (every.isPresent()
                && lasting.map(length -> length.compareTo(every.get()) > 0).orElse(true)) {
            throw new IllegalArgumentException("A window that comes every " + every.get()
                    + " must last no longer than that, but lasts "
                    + lasting.map(Duration::toString).orElse("for good"));
        }
    }

    /** A window from the start, without an end. */
    public static TimeWindow always() {
        return new TimeWindow(Duration.ZERO, Optional.empty(), Optional.empty());
    }

    /** A window that is open once, for some time. */
    public static TimeWindow once(Duration after, Duration lasting) {
        return new TimeWindow(after, Optional.of(lasting), Optional.empty());
    }

    /** A window at the beginning of every period. */
    public static TimeWindow every(Duration period, Duration lasting) {
        return new TimeWindow(Duration.ZERO, Optional.of(lasting), Optional.of(period));
    }

    boolean open(long sinceAppliedNanos) {
        long inside = sinceAppliedNanos - after.toNanos();
        if (inside < 0) {
            return false;
        }
        long place = every.map(period -> inside % period.toNanos()).orElse(inside);
        return lasting.map(length -> place < length.toNanos()).orElse(true);
    }
}
