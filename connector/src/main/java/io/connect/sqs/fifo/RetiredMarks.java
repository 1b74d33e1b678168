package io.connect.sqs.fifo;

import io.connect.sqs.inflight.BoundedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;

/**
 * Marks of groups whose messages are all deleted. They are kept for as long as the answer of an earlier receive may still
 * come. A stalled connection can deliver it after the message was received again, produced and deleted. Bounded in time and
 * in number; beyond the bound the oldest goes. Guarded by its log.
 */
final class RetiredMarks {

    /** A receive waits at most twenty seconds at SQS and three more for the network; a paused process takes longer. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Retired> retired = new BoundedMap<>();

    RetiredMarks(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps the mark of a group for a while; null for a group that has none. */
    void put(String group, Mark mark) {
        removeOld();
        if (mark != null) {
            // Removed first, so that the newest is last whatever was there before.
            retired.remove(group);
            retired.put(group, new Retired(mark, clock.instant().plus(KEPT)));
        }
    }

    /** The mark of a group; null if it has none here. */
    Mark get(String group) {
        Retired found = retired.get(group);
        return found == null ? null : found.mark;
    }

    /** Takes the mark of a group out; null if it has none here. */
    Mark remove(String group) {
        Retired found = retired.remove(group);
        return found == null ? null : found.mark;
    }

    int size() {
        return retired.size();
    }

    private void removeOld() {
        Instant now = clock.instant();
        Iterator<Retired> oldest = retired.values().iterator();
        while (oldest.hasNext() && oldest.next().until.isBefore(now)) {
            oldest.remove();
        }
    }

    private record Retired(Mark mark, Instant until) {}
}
