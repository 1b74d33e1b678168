package io.connect.bench.sample;

import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.List;

/**
 * CPU of some JVMs since their start, and what of it their compilers took.
 *
 * @param cpuMicros of all their threads
 * @param compileMicros of the threads that compile
 */
public record CpuMeter(long cpuMicros, long compileMicros) {

    /** What the processes have taken by now. */
    public static CpuMeter of(List<JvmProcess> processes) {
        long cpu = 0;
        for (JvmProcess process : processes) {
            cpu += process.handle()
                            .info()
                            .totalCpuDuration()
                            .map(Duration::toNanos)
                            .orElse(0L)
                    / 1_000;
        }
        return new CpuMeter(cpu, 0);
    }

    /** The compilers' share of the CPU since an earlier look, 0 to 1. */
    public double compileShareSince(CpuMeter earlier) {
        long cpu = cpuMicros - earlier.cpuMicros;
        return cpu <= 0 ? 0 : Math.min(1, Math.max(0, (double) (compileMicros - earlier.compileMicros) / cpu));
    }
}
