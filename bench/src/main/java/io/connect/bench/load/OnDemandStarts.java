package io.connect.bench.load;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Intended starts of batches without a schedule: a batch is due when its start is first requested. Later requests return the same
 * time, so that the stamp in a message equals the one in the ledger. Safe for any thread.
 */
public final class OnDemandStarts implements LongUnaryOperator {

    private static final long NOT_YET = 0;

    private final AtomicLongArray stamps;
    private final LongSupplier clockMicros;

    /** Creates the starts of this many batches, none of which is due yet. */
    public OnDemandStarts(long batches, LongSupplier clockMicros) {
        this.stamps = new AtomicLongArray(Math.toIntExact(batches));
        this.clockMicros = clockMicros;
    }

    @Override
    public long applyAsLong(long batch) {
        int index = Math.toIntExact(batch);
        long known = stamps.get(index);
        if (known != NOT_YET) {
            return known;
        }
        stamps.compareAndSet(index, NOT_YET, clockMicros.getAsLong());
        return stamps.get(index);
    }
}
