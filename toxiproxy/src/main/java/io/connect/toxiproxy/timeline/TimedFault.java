package io.connect.toxiproxy.timeline;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A fault with its planned time.
 *
 * @param fault the fault
 * @param at its start, counted from the start of the timeline
 * @param lasting its length; empty means until the timeline is closed
 */
public record TimedFault(Fault fault, Duration at, Optional<Duration> lasting) {

    public TimedFault {
        Objects.requireNonNull(fault, "fault");
        if (at.isNegative()) {
            throw new IllegalArgumentException(
                    "'at' of fault \"" + fault.description() + "\" must not be negative, but is " + at);
        }
        lasting.filter(length -> length.isNegative() || length.isZero()).ifPresent(length -> {
            throw new IllegalArgumentException(
                    "'for' of fault \"" + fault.description() + "\" must be longer than nothing, but is " + length);
        });
    }

    /** A fault for a limited time. */
    public static TimedFault of(Fault fault, Duration at, Duration lasting) {
        return new TimedFault(fault, at, Optional.of(lasting));
    }

    /** A fault that begins at this time and lasts until the timeline is closed. */
    public static TimedFault from(Fault fault, Duration at) {
        return new TimedFault(fault, at, Optional.empty());
    }
}
