package io.connect.sqs.fifo;

import io.connect.sqs.inflight.BoundedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Marks of groups whose messages are all deleted. They are kept as long as the response of an earlier receive may still arrive.
 * On a stalled connection, it can arrive after its message was received again, produced and deleted. Time and number are
 * limited, and the oldest mark is dropped first. Guarded by the delivery log.
 */
final class RetiredMarks {

    /**
     * How long a mark is kept. A receive waits at most twenty seconds at SQS and three more for the network, but a paused
     * process takes longer.
     */
    static final Duration KEPT = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final BoundedMap<String, Retired> retired = new BoundedMap<>();

    RetiredMarks(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds the mark of a group; null if the group has none. */
    void put(String group, Mark mark) {
        removeOld();
        if (mark != null) {
            retired.putNewest(group, new Retired(mark, clock.instant().plus(KEPT)));
        }
    }

    /** The mark of a group; null if there is none. */
    Mark get(String group) {
        Retired found = retired.get(group);
        return found == null ? null : found.mark;
    }

    /** Removes and returns the mark of a group; null if there is none. */
    Mark remove(String group) {
        Retired found = retired.remove(group);
        return found == null ? null : found.mark;
    }

    int size() {
        return retired.size();
    }

    private void removeOld() {
        Instant now = clock.instant();
        retired.removeOldest(mark -> mark.until.isBefore(now));
    }

    private record Retired(Mark mark, Instant until) {}
}
