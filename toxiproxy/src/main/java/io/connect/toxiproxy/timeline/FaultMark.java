package io.connect.toxiproxy.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An action of a timeline, with its time.
 *
 * @param fault the fault's description
 * @param kind whether the fault began or ended
 * @param planned its planned time, counted from the start of the timeline; for a fault that ends with the timeline, the time of
 *     that end
 * @param actual the time of completion, when connections had applied it, counted from the start of the timeline
 * @param wallClock the time of completion as a time of day
 * @param failure the reason if the action failed
 */
public record FaultMark(
        String fault, Kind kind, Duration planned, Duration actual, Instant wallClock, Optional<Throwable> failure) {

    public FaultMark {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(failure, "failure");
    }

    /** The kind of an action. */
    public enum Kind {
        APPLIED,
        REMOVED,
        FAILED
    }
}
