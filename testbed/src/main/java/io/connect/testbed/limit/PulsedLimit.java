package io.connect.testbed.limit;

import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Limits a process to a share of CPU: it is stopped whenever it has used more than its budget. This is coarser than a quota of
 * the kernel, but it works everywhere and needs no privileges.
 */
final class PulsedLimit implements AutoCloseable {
    private static final long PERIOD_MS = 20;

    private final Signals signals = new Signals();
    private final ProcessHandle process;
    private final double cores;
    private final long startNanos = System.nanoTime();
    private final long cpuNanosAtStart;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cpu-limit");
        thread.setDaemon(true);
        return thread;
    });
    private boolean stopped;

    PulsedLimit(JvmProcess process, double cores) {
        this.process = process.handle();
        this.cores = cores;
        this.cpuNanosAtStart = CpuLimit.cpu(this.process).toNanos();
        timer.scheduleAtFixedRate(this::regulate, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void regulate() {
        double budget = (System.nanoTime() - startNanos) * cores;
        boolean ahead = CpuLimit.cpu(process).toNanos() - cpuNanosAtStart > budget;
        if (ahead && !stopped) {
            signals.stop(process.pid());
        } else if (!ahead && stopped) {
            signals.resume(process.pid());
        }
        stopped = ahead;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        signals.resume(process.pid());
        signals.close();
    }
}
