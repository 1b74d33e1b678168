package io.connect.toxiproxy.toxic;

import java.util.concurrent.TimeUnit;

/** Turns attributes into nanoseconds that can be added to a clock without overflow. */
final class Times {

    /** A time so late that it means never. */
    static final long FOREVER_NANOS = TimeUnit.DAYS.toNanos(365);

    /** The latest valid time; one more means never. */
    private static final long END_NANOS = Long.MAX_VALUE - 1;

    private Times() {}

    /** A time from an attribute. A negative number counts as 0; an absurdly large one means for ever. */
    static long nanos(long amount, TimeUnit unit) {
        return Math.min(FOREVER_NANOS, unit.toNanos(Math.max(0, amount)));
    }

    /** A later time, limited to the end of the clock. */
    static long later(long atNanos, long byNanos) {
        long sum = atNanos + byNanos;
        return sum < atNanos ? END_NANOS : Math.min(sum, END_NANOS);
    }
}
