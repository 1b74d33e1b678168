package io.connect.bench.ledger;

import java.util.HashMap;
import java.util.Map;

/** Counts of records that are not stored per message. Not thread-safe. */
final class RecordTally {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Map<Long, Long> copiesBySecond = new HashMap<>();
    private long foreign;
    private long empty;
    private long uncounted;

    /** A record that belongs to no message. */
    void foreign() {
        foreign++;
    }

    /** A record without a value, whose message cannot be identified. */
    void empty() {
        empty++;
    }

    /**
     * A further copy of a message arrived.
     *
     * @param uncounted whether the message's own counter has reached its limit
     */
    void copy(long seenMicros, boolean uncounted) {
        copiesBySecond.merge(Math.floorDiv(seenMicros, MICROS_PER_SECOND), 1L, Long::sum);
        this.uncounted += uncounted ? 1 : 0;
    }

    long foreignRecords() {
        return foreign;
    }

    long emptyRecords() {
        return empty;
    }

    /** Copies above the limit of the message's own counter. */
    long uncountedCopies() {
        return uncounted;
    }

    /** Copies seen in the seconds that ended before a time. */
    long copiesBefore(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        return copiesBySecond.entrySet().stream()
                .filter(entry -> entry.getKey() < second)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
