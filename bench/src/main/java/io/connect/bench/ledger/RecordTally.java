package io.connect.bench.ledger;

import java.util.HashMap;
import java.util.Map;

/** Counts of records that no single message can carry. Not thread-safe. */
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
     * A message arrived once more.
     *
     * @param uncounted whether the message itself can count no further
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

    /** Copies beyond the number that a message can count. */
    long uncountedCopies() {
        return uncounted;
    }

    /** Copies seen in seconds that were over by a time. */
    long copiesBefore(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        return copiesBySecond.entrySet().stream()
                .filter(entry -> entry.getKey() < second)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
