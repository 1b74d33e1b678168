package io.connect.bench.sample;

import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures which share of some JVMs' CPU time the compilers used since the last call. Not thread-safe. */
public final class CpuMeter {

    private final List<JvmProcess> processes;
    private final List<CompilerThreads> compilers = new ArrayList<>();
    private long cpuMicros;
    private long compileMicros;

    /** Creates a meter whose first interval begins now. */
    public CpuMeter(List<JvmProcess> processes) {
        this.processes = List.copyOf(processes);
        this.processes.forEach(process -> compilers.add(CompilerThreads.seldomAskedAbout(process.pid())));
        compileShare();
    }

    /** The compilers' share since the last call, 0 to 1; 0 if the system does not report it. */
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
