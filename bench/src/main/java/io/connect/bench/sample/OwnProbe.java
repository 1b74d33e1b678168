package io.connect.bench.sample;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/** Samples the JVM in which it runs. The load generator takes CPU time from the subject, and this must be visible. */
final class OwnProbe {

    private static final double MICROS_PER_NANO = 1e-3;
    private static final long MICROS_PER_MILLI = 1_000;

    private final CompilerThreads compilers =
            new CompilerThreads(ProcessHandle.current().pid());

    /** Takes one sample. The heap after the latest collection is not read, because no target judges the generator by it. */
    ProcessSample sample(long atMicros) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long gcCount = 0;
        long gcMillis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            gcCount += Math.max(0, collector.getCollectionCount());
            gcMillis += Math.max(0, collector.getCollectionTime());
        }
        return new ProcessSample(
                atMicros,
                Recording.GENERATOR,
                ProcessHandle.current().pid(),
                cpuMicros(),
                compilers.micros().orElseGet(() -> compiledMicros(ManagementFactory.getCompilationMXBean())),
                heap.getUsed(),
                heap.getUsed(),
                heap.getMax(),
                gcCount,
                gcMillis,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** The compile time that a JVM reports; 0 for a JVM without a compiler. */
    static long compiledMicros(CompilationMXBean compilation) {
        return compilation != null && compilation.isCompilationTimeMonitoringSupported()
                ? compilation.getTotalCompilationTime() * MICROS_PER_MILLI
                : 0;
    }

    private static long cpuMicros() {
        com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.round(system.getProcessCpuTime() * MICROS_PER_NANO);
    }
}
