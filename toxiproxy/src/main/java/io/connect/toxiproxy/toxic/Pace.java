package io.connect.toxiproxy.toxic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A transmission line for reservations, served one after another. Each lasts as long as its cost, and begins when the previous
 * one has ended. An idle line may lag behind the clock by a small credit, so that a reader that wakes up late loses no
 * capacity. Safe for use by several threads: connections on different event loops may share one line.
 */
public final class Pace {

    /** The capacity that an idle line saves. The credit is small compared with the seconds over which a rate is measured. */
    public static final long CREDIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong freeAtNanos;

    /** A line that is free from the given time on. */
    public Pace(long nowNanos) {
        freeAtNanos = new AtomicLong(nowNanos);
    }

    /** Reserves the line for bytes that arrive at the given time; returns the end of the reservation. */
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
