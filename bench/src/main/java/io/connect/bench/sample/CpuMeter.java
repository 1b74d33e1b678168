package io.connect.bench.sample;

import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells how much of the CPU of some JVMs went into compilation since the last look. Not thread-safe. */
public final class CpuMeter {

    private final List<JvmProcess> processes;
    private final List<CompilerThreads> compilers = new ArrayList<>();
    private long cpuMicros;
    private long compileMicros;

    /** A meter whose first stretch begins now. */
    public CpuMeter(List<JvmProcess> processes) {
        this.processes = List.copyOf(processes);
        this.processes.forEach(process -> compilers.add(CompilerThreads.seldomAskedAbout(process.pid())));
        compileShare();
    }

    /** The compilers' share since the last look, 0 to 1; 0 where the system does not tell. */
    public double compileShare() {
        long cpu = processes.stream()
                .mapToLong(process -> process.handle()
                                .info()
                                .totalCpuDuration()
                                .map(Duration::toNanos)
                                .orElse(0L)
                        / 1_000)
                .sum();
        long compile = compilers.stream()
                .mapToLong(threads -> threads.micros().orElse(0))
                .sum();
        long spent = cpu - cpuMicros;
        double share = spent <= 0 ? 0 : (double) (compile - compileMicros) / spent;
        cpuMicros = cpu;
        compileMicros = compile;
        return Math.max(0, Math.min(1, share));
    }
}
