package io.connect.bench.pair;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Decides whether another pair may begin, with one answer for all scenarios of a pair. Thread-safe. */
public final class PairClock {

    private final PairCount count;
    private final LongSupplier nanos;
    private final Map<Integer, Boolean> answers = new HashMap<>();
    private long begin;
    private boolean over;

    public PairClock(PairCount count) {
        this(count, System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    PairClock(PairCount count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
    }

    /**
     * Whether there is time for a pair; the answer for a pair never changes. After one refused pair, all later ones are
     * refused too. A refused pair takes no time, and would make the average pair look short.
     *
     * @param pair the pair, in order, from {@link PairPlan#UNCOUNTED}
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
