package io.connect.bench.load;

/**
 * Microseconds since the epoch that never step back: the wall clock read once, and the monotonic clock from then on.
 *
 * <p>Intended, sent, accepted and seen stamps all come from the one instance of a run, so their differences are true
 * even when the machine's wall clock is corrected meanwhile. Safe for any thread.
 */
public final class HostClock {

    private final long originMicros;
    private final long originNanos;

    private HostClock(long originMicros, long originNanos) {
        this.originMicros = originMicros;
        this.originNanos = originNanos;
    }

    /** A clock that agrees with the wall clock now. */
    public static HostClock start() {
        return new HostClock(System.currentTimeMillis() * 1_000, System.nanoTime());
    }

    /** The time now, in microseconds since the epoch. */
    public long micros() {
        return originMicros + (System.nanoTime() - originNanos) / 1_000;
    }

    /** The same time in whole milliseconds, the unit that Gatling's own log takes. */
    public long millis() {
        return micros() / 1_000;
    }
}
