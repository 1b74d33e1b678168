package io.connect.bench.run;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Latency of recent arrivals, for any number of readers at any time. A read starts a new interval if the current one is long
 * enough. All reads in one interval return the same figures. Recording is wait-free; any thread may read.
 */
final class RecentLatency {

    private static final long STRETCH_NANOS = 10_000_000_000L;
    private static final int DIGITS = 3;
    private static final double P95 = 95;
    private static final double MICROS_PER_MILLI = 1_000;

    private final Recorder recorder = new Recorder(DIGITS);
    private final LongSupplier nanoClock;
    private long stretchStart;
    private OptionalDouble last = OptionalDouble.empty();

    /** @param nanoClock monotonic nanoseconds, as {@link System#nanoTime} gives them */
    RecentLatency(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.stretchStart = nanoClock.getAsLong();
    }

    void record(long micros) {
        recorder.recordValue(Math.max(0, micros));
    }

    /** p95 of the last completed interval. An interval lasts 10 s, or as long as the time between two reads if that is longer. */
    synchronized OptionalDouble p95Millis() {
        long now = nanoClock.getAsLong();
        if (now - stretchStart >= STRETCH_NANOS) {
            Histogram stretch = recorder.getIntervalHistogram();
            last = stretch.getTotalCount() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(stretch.getValueAtPercentile(P95) / MICROS_PER_MILLI);
            stretchStart = now;
        }
        return last;
    }
}
