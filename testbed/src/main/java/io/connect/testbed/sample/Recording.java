package io.connect.testbed.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Everything the sampler saw, in order of time, and what follows from it for a window.
 *
 * @param processes one entry per process and look
 * @param depths one entry per look at the queues
 * @param metrics one entry per look at the subject's own metrics
 */
public record Recording(List<ProcessSample> processes, List<DepthSample> depths, List<MetricSample> metrics) {
    private static final double PERCENT = 100;

    public Recording {
        processes = List.copyOf(processes);
        depths = List.copyOf(depths);
        metrics = List.copyOf(metrics);
    }

    /**
     * CPU time that processes of one role spent in a window. A restarted process counts with both its lives.
     *
     * @param role start of the process names, such as {@code worker}
     * @param fromMicros start of the window
     * @param toMicros end of the window
     * @return microseconds of CPU
     */
    public long cpuMicros(String role, long fromMicros, long toMicros) {
        Map<Long, List<ProcessSample>> byPid =
                window(role, fromMicros, toMicros).stream().collect(Collectors.groupingBy(ProcessSample::pid));
        return byPid.values().stream()
                .mapToLong(lives ->
                        lives.get(lives.size() - 1).cpuMicros() - lives.get(0).cpuMicros())
                .sum();
    }

    /**
     * Share of the machine that processes of one role used in a window.
     *
     * @param cores of the machine
     * @return 0 to 100, or nothing when the window holds fewer than two looks
     */
    public OptionalDouble cpuPercent(String role, long fromMicros, long toMicros, int cores) {
        List<ProcessSample> samples = window(role, fromMicros, toMicros);
        if (samples.size() < 2) {
            return OptionalDouble.empty();
        }
        long seen = samples.get(samples.size() - 1).atMicros() - samples.get(0).atMicros();
        return seen <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * cpuMicros(role, fromMicros, toMicros) / ((double) seen * cores));
    }

    /**
     * Highest occupancy after a collection of any process of one role in a window.
     *
     * @return 0 to 100 of that process's own maximum, or nothing without a look
     */
    public OptionalDouble heapPercent(String role, long fromMicros, long toMicros) {
        return window(role, fromMicros, toMicros).stream()
                .filter(sample -> sample.heapMaxBytes() > 0)
                .mapToDouble(sample -> PERCENT * sample.heapAfterGcBytes() / sample.heapMaxBytes())
                .max();
    }

    /** Names of all processes seen, sorted. */
    public List<String> processNames() {
        return processes.stream()
                .map(ProcessSample::process)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * A figure of one process by second since the start of the recording.
     *
     * @param originMicros second 0
     * @param figure what to read from a look
     * @return second to value; seconds without a look are left out
     */
    public Map<Integer, Double> perSecond(String process, long originMicros, ToDoubleFunction<ProcessSample> figure) {
        Map<Integer, Double> values = new TreeMap<>();
        processes.stream()
                .filter(sample -> sample.process().equals(process))
                .forEach(sample -> values.put(second(sample.atMicros(), originMicros), figure.applyAsDouble(sample)));
        return values;
    }

    /**
     * Growth per second of a figure that only ever grows while a process lives, such as CPU or GC time.
     *
     * @return second to growth within the second before it; the first look of each life has none
     */
    public Map<Integer, Double> ratePerSecond(
            String process, long originMicros, ToDoubleFunction<ProcessSample> counter) {
        Map<Integer, Double> values = new TreeMap<>();
        ProcessSample before = null;
        for (ProcessSample sample : processes) {
            if (!sample.process().equals(process)) {
                continue;
            }
            if (before != null && before.pid() == sample.pid() && sample.atMicros() > before.atMicros()) {
                double grown = counter.applyAsDouble(sample) - counter.applyAsDouble(before);
                values.put(
                        second(sample.atMicros(), originMicros), grown * 1e6 / (sample.atMicros() - before.atMicros()));
            }
            before = sample;
        }
        return values;
    }

    private static int second(long atMicros, long originMicros) {
        return (int) Math.floorDiv(atMicros - originMicros, 1_000_000L);
    }

    private List<ProcessSample> window(String role, long fromMicros, long toMicros) {
        return processes.stream()
                .filter(sample -> sample.process().startsWith(role))
                .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros)
                .sorted(Comparator.comparingLong(ProcessSample::atMicros))
                .toList();
    }
}
