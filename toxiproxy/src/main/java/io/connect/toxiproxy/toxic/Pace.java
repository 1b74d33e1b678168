package io.connect.toxiproxy.toxic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line that serves one reservation after the other: each takes its cost in time, and begins when the one before it
 * has ended. A line that has been idle may lag behind the clock by a small credit, so that a reader that wakes up late
 * loses no capacity. Safe for use by several threads: connections on different event loops may share one line.
 */
public final class Pace {

    /** Capacity that an idle line saves up. The credit is small against the seconds over which a rate is measured. */
    public static final long CREDIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong freeAtNanos;

    /** A line that is free from the given time on. */
    public Pace(long nowNanos) {
        freeAtNanos = new AtomicLong(nowNanos);
    }

    /** Reserves the line for something that arrives at the given time; returns when it has been served. */
    public long reserve(long arrivalNanos, long costNanos) {
        while (true) {
            long free = freeAtNanos.get();
            long begin = Math.max(free, arrivalNanos - CREDIT_NANOS);
            long done = Times.later(begin, costNanos);
            if (freeAtNanos.compareAndSet(free, done)) {
                return Math.max(arrivalNanos, done);
            }
        }
    }
}
