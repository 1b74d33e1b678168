package io.connect.bench.load;

/**
 * A clock in microseconds since the epoch that never goes back. It reads the wall clock once, and the monotonic clock from then
 * on.
 *
 * <p>All stamps of a run (intended, sent, accepted and seen) come from one instance. So their differences are correct even if the
 * machine's wall clock is adjusted during the run. Safe for any thread.
 */
public final class HostClock {

    private final long originMicros;
    private final long originNanos;

    private HostClock(long originMicros, long originNanos) {
        this.originMicros = originMicros;
        this.originNanos = originNanos;
    }

    /** Creates a clock that agrees with the wall clock now. */
    public static HostClock start() {
        return new HostClock(System.currentTimeMillis() * 1_000, System.nanoTime());
    }

    /** The time now, in microseconds since the epoch. */
    public long micros() {
        return originMicros + (System.nanoTime() - originNanos) / 1_000;
    }

    /** The time now in whole milliseconds, the unit of Gatling's log. */
    public long millis() {
        return micros() / 1_000;
    }
}
