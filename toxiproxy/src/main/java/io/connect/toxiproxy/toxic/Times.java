package io.connect.toxiproxy.toxic;

import java.util.concurrent.TimeUnit;

/** Turns attributes into nanoseconds that can be added to a clock without overflow. */
final class Times {

    /** As good as never. */
    static final long FOREVER_NANOS = TimeUnit.DAYS.toNanos(365);

    private Times() {}

    /** A time from an attribute: a negative one is none, an absurd one is for ever. */
    static long nanos(long amount, TimeUnit unit) {
        return Math.min(FOREVER_NANOS, unit.toNanos(Math.max(0, amount)));
    }
}
