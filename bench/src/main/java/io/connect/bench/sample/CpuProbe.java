package io.connect.bench.sample;

/**
 * Times a fixed piece of work between runs. If it takes longer than before, less CPU is available on the machine. Thread-safe.
 */
public final class CpuProbe {

    /** Takes about 20 ms on a current machine. */
    private static final int STEPS = 20_000_000;

    private static final int SHOTS = 3;

    private long bestNanos = Long.MAX_VALUE;
    private long result;

    /** Creates a probe that has not measured yet, and warms it up. */
    public CpuProbe() {
        work();
        work();
    }

    /** Time of the work now ÷ its shortest time so far; 1 for the shortest. */
    public synchronized double slowdown() {
        long shortest = Long.MAX_VALUE;
        for (int shot = 0; shot < SHOTS; shot++) {
            long begin = System.nanoTime();
            work();
            shortest = Math.min(shortest, System.nanoTime() - begin);
        }
        bestNanos = Math.min(bestNanos, shortest);
        return (double) shortest / bestNanos;
    }

    private void work() {
        long value = result;
        for (int step = 0; step < STEPS; step++) {
            value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        }
        // The result is stored so that the compiler cannot remove the work.
        result = value;
    }
}
