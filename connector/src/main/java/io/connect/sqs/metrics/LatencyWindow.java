package io.connect.sqs.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Mean and maximum over the last half minute. The window has two halves, and the older half is dropped when a new one begins. */
final class LatencyWindow {

    private static final long HALF_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final double MICROS_PER_MS = 1_000.0;

    private final LongSupplier nanoClock;
    private Half current = new Half();
    private Half previous = new Half();
    private long currentSince;

    LatencyWindow(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.currentSince = nanoClock.getAsLong();
    }

    synchronized void record(long micros) {
        turn();
        current.count++;
        current.sum += micros;
        current.max = Math.max(current.max, micros);
    }

    synchronized double meanMs() {
        turn();
        long count = current.count + previous.count;
        return count == 0 ? 0 : (current.sum + previous.sum) / MICROS_PER_MS / count;
    }

    synchronized double maxMs() {
        turn();
        return Math.max(current.max, previous.max) / MICROS_PER_MS;
    }

    private void turn() {
        long age = nanoClock.getAsLong() - currentSince;
        if (age < HALF_NANOS) {
            return;
        }
        previous = age < 2 * HALF_NANOS ? current : new Half();
        current = new Half();
        currentSince = nanoClock.getAsLong();
    }

    private static final class Half {
        private long count;
        private long sum;
        private long max;
    }
}
