package io.connect.bench.sample;

/**
 * One sample of one JVM, with one component for each column.
 *
 * @param atMicros the time, on the run's clock
 * @param process role and number, such as {@code worker-1}
 * @param pid distinguishes a restarted process from the previous one
 * @param cpuMicros CPU time since the process started
 * @param compileMicros CPU time of its JIT compiler threads; if the system does not count threads separately, the compile time
 *     that the JVM itself reports
 * @param heapUsedBytes heap in use now
 * @param heapAfterGcBytes heap in use after the latest collection; before the first collection, the current use
 * @param heapMaxBytes maximum heap, as set by -Xmx
 * @param gcCount number of collections since the process started
 * @param gcMillis time spent in collections
 * @param threads number of live threads
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
