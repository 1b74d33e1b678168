package io.connect.bench.sample;

/**
 * One sample of one JVM.
 * It is a row: a component for each column.
 *
 * @param atMicros the time, on the run's clock
 * @param process role and number, such as {@code worker-1}
 * @param pid tells a restarted process from its predecessor
 * @param cpuMicros CPU time since the process started
 * @param compileMicros part of it that went into the threads of its JIT compilers; where the system does not count threads
 *     apart, the time that the JVM itself says it compiled for
 * @param heapUsedBytes now
 * @param heapAfterGcBytes occupancy after the latest collection; before the first one, the current use
 * @param heapMaxBytes the limit of the heap, as set by -Xmx
 * @param gcCount collections since the process started
 * @param gcMillis time spent in them
 * @param threads live threads
 */
public record ProcessSample(
        long atMicros,
        String process,
        long pid,
        long cpuMicros,
        long compileMicros,
        long heapUsedBytes,
        long heapAfterGcBytes,
        long heapMaxBytes,
        long gcCount,
        long gcMillis,
        int threads) {}
