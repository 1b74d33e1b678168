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
    private boolean over;

    public PairClock(PairCount count) {
        this(count, System::nanoTime);
    }

    /** @param nanos a clock that only ever goes forward */
    PairClock(PairCount count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
    }

    /**
     * Whether there is time for another pair; the answer for a pair never changes. After a refused pair all later ones are
     * refused as well: skipped pairs take no time, and would make all pairs look short.
     *
     * @param pair the pair, counted from 1, in order
     */
    public synchronized boolean hasTimeFor(int pair) {
        if (answers.isEmpty()) {
            begin = nanos.getAsLong();
        }
        boolean has = answers.computeIfAbsent(
                pair, number -> !over && count.hasTimeFor(number, Duration.ofNanos(nanos.getAsLong() - begin)));
        over |= !has;
        return has;
    }
}
