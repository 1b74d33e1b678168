package io.connect.toxiproxy.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An action of a timeline, and its time.
 *
 * @param fault the fault's description
 * @param kind whether the fault began or ended
 * @param planned its planned time, counted from the start of the timeline; for a fault that ended with the
 *     timeline, the time of its end
 * @param actual the time when it was done, counted from the start of the timeline, once connections had followed
 * @param wallClock the same as a time of day
 * @param failure the reason why it could not be done
 */
public record FaultMark(
        String fault, Kind kind, Duration planned, Duration actual, Instant wallClock, Optional<Throwable> failure) {

    public FaultMark {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(failure, "failure");
    }

    /** The action. */
    public enum Kind {
        APPLIED,
        REMOVED,
        FAILED
    }
}
