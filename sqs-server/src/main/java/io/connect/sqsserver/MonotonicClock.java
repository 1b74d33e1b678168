package io.connect.sqsserver;

import java.util.function.LongSupplier;

/** Milliseconds since 1970 that never go back, even when the machine's clock is changed. Safe for any thread. */
final class MonotonicClock implements LongSupplier {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    @Override
    public long getAsLong() {
        return startMillis + (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
    }
}
