package io.connect.bench.sample;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Measures how much CPU time a fixed piece of work takes between runs. If it takes more than before, the processor is slower, or
 * neighbours on the same hardware use its caches and memory. CPU time excludes the wait for a processor, which the shares of other
 * programs and of the host show. Thread-safe.
 */
public final class CpuProbe {

    /** A chain of multiplications, about 10 ms on a current machine. Only the speed of the processor matters for it. */
    private static final int STEPS = 10_000_000;

    /** The integers of 8 MB, more than the caches of one core. Programs in Java are slowed by others through shared caches. */
    private static final int CELLS = 1 << 21;

    /** A walk through memory in random order, about 10 ms. */
    private static final int WALK = 60_000;

    private static final int SHOTS = 3;

    private final LongSupplier threadNanos;
    private final int[] next = cycle(new Random(1));
    private long bestNanos = Long.MAX_VALUE;
    private long result;
    private int cell;

    /** Creates a probe that has not measured yet, and warms it up. */
    public CpuProbe() {
        this(threadTime());
        work();
        work();
    }

    /** @param threadNanos the CPU time of the current thread, in nanoseconds */
    CpuProbe(LongSupplier threadNanos) {
        this.threadNanos = threadNanos;
    }

    private static LongSupplier threadTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }

    /** CPU time of the work now ÷ its shortest time so far; 1 for the shortest. */
    public synchronized double slowdown() {
        long shortest = Long.MAX_VALUE;
        for (int shot = 0; shot < SHOTS; shot++) {
            long begin = threadNanos.getAsLong();
            work();
            shortest = Math.min(shortest, threadNanos.getAsLong() - begin);
        }
        bestNanos = Math.min(bestNanos, shortest);
        return (double) shortest / bestNanos;
    }

    private void work() {
        long value = result;
        for (int step = 0; step < STEPS; step++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        // The results are stored so that the compiler cannot remove the work.
        result = value;
        int at = cell;
        for (int step = 0; step < WALK; step++) {
            at = next[at];
        }
        cell = at;
    }

    /** Each cell contains the number of the next one, in a single cycle through all of them in random order (Sattolo). */
    private static int[] cycle(Random random) {
        int[] cells = new int[CELLS];
        for (int i = 0; i < CELLS; i++) {
            cells[i] = i;
        }
        for (int i = CELLS - 1; i > 0; i--) {
            int other = random.nextInt(i);
            int kept = cells[i];
            cells[i] = cells[other];
            cells[other] = kept;
        }
        return cells;
    }
}
