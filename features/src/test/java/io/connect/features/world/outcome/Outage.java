package io.connect.features.world.outcome;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The fault of a scenario: its length, the traffic during it, and the time since its end. */
public final class Outage {
    private static final double BITS_PER_BYTE = 8;

    private long endNanos;
    private boolean over;
    private double bitsPerSecond;

    /** Recovery counts from now: the fault has ended, the process was killed, or the task has failed. */
    public void ended() {
        endNanos = System.nanoTime();
        over = true;
    }

    /**
     * Keeps a fault active for a while. The scenario is about its length, so it waits for that time.
     *
     * @param end ends the fault, even if the wait is interrupted
     * @param bytes counter of the transferred bytes
     */
    public void last(int seconds, Runnable end, LongSupplier bytes) {
        long begin = System.nanoTime();
        long before = bytes.getAsLong();
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            double took = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            bitsPerSecond = (bytes.getAsLong() - before) * BITS_PER_BYTE / took;
            end.run();
            ended();
        }
    }

    /** The traffic during the fault, in bits a second. */
    public double bitsPerSecond() {
        return bitsPerSecond;
    }

    /** The start of recovery, on the clock of {@link System#nanoTime}. */
    public long endNanos() {
        if (!over) {
            throw new IllegalStateException("this scenario has had no fault to recover from");
        }
        return endNanos;
    }

    /**
     * The remaining time for recovery.
     *
     * @param allowed the longest time from the fault's end
     */
    public Duration leftOf(Duration allowed) {
        return allowed.minusNanos(System.nanoTime() - endNanos());
    }
}
