package io.connect.features.world.outcome;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The fault of a scenario: how long it lasted, how much passed meanwhile, and how long ago it ended. */
public final class Outage {
    private static final double BITS_PER_BYTE = 8;

    private long endNanos;
    private boolean over;
    private double bitsPerSecond;

    /** Recovery counts from now: the fault is over, the process killed, the task failed. */
    public void ended() {
        endNanos = System.nanoTime();
        over = true;
    }

    /**
     * Keeps a fault in force for a while. The scenario is about its length, so it waits for the time itself.
     *
     * @param end ends the fault, also when the wait is interrupted
     * @param bytes counter of the bytes that pass
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

    /** The messages that came through while the fault lasted. */
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
     * The rest of the time for recovery.
     *
     * @param allowed the longest time from the fault's end
     */
    public Duration leftOf(Duration allowed) {
        return allowed.minusNanos(System.nanoTime() - endNanos());
    }
}
