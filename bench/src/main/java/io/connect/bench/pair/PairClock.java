package io.connect.bench.pair;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Says whether a pair may still begin; for all scenarios of a pair alike. Thread-safe. */
public final class PairClock {

    private final PairCount count;
    private final LongSupplier nanos;
    private final Map<Integer, Boolean> answers = new HashMap<>();
    private long begin;

    public PairClock(PairCount count) {
        this(count, System::nanoTime);
    }

    /** @param nanos a clock that only ever goes forward */
    PairClock(PairCount count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
    }

    /**
     * Whether there is time for another pair; the answer for a pair never changes.
     *
     * @param pair the pair, counted from 1, in order
     */
    public synchronized boolean hasTimeFor(int pair) {
        if (answers.isEmpty()) {
            begin = nanos.getAsLong();
        }
        return answers.computeIfAbsent(
                pair, number -> count.hasTimeFor(number, Duration.ofNanos(nanos.getAsLong() - begin)));
    }
}
