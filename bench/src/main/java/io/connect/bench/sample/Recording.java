package io.connect.bench.sample;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * All samples in order of time, from which the figures of a window are computed.
 *
 * @param processes one entry per process and sample
 * @param depths one entry per sample of the queues
 * @param metrics one entry per worker and sample of the subject's own metrics
 * @param links one entry per sample of the links
 * @param machine one entry per sample of the whole machine; none if the system does not report these figures
 */
public record Recording(
        List<ProcessSample> processes,
        List<DepthSample> depths,
        List<MetricSample> metrics,
        List<LinkSample> links,
        List<MachineSample> machine) {
    /** Prefix of the names of the processes under test. */
    public static final String WORKER = "worker";

    /** Name of the process that offers the load and reads the arrivals. */
    public static final String GENERATOR = "generator";

    private static final double PERCENT = 100;
    private static final long MICROS_PER_SECOND = 1_000_000;

    public Recording {
        processes = List.copyOf(processes);
        depths = List.copyOf(depths);
        metrics = List.copyOf(metrics);
        links = List.copyOf(links);
        machine = List.copyOf(machine);
    }

    /** Creates a recording without links. */
    public Recording(List<ProcessSample> processes, List<DepthSample> depths, List<MetricSample> metrics) {
        this(processes, depths, metrics, List.of(), List.of());
    }

    /**
     * The increase of a counter of the subject in a window, over all workers and their restarts. The samples of one process
     * already contain the restarts of its tasks.
     *
     * @return empty when no worker publishes the counter
     */
    public OptionalDouble counted(String metric, long fromMicros, long toMicros) {
        Map<Long, Double> before = new HashMap<>();
        double total = 0;
        boolean seen = false;
        for (MetricSample sample : metrics) {
            Double value = sample.values().get(metric);
            if (value == null || sample.atMicros() > toMicros) {
                continue;
            }
            double last = before.getOrDefault(sample.pid(), 0.0);
            if (sample.atMicros() >= fromMicros) {
                seen = true;
                total += value - last;
            }
            before.put(sample.pid(), value);
        }
        return seen ? OptionalDouble.of(total) : OptionalDouble.empty();
    }

    /** The samples of one metric within a window, summed over the workers, in order of time. */
    public List<Point> summed(String metric, long fromMicros, long toMicros) {
        Map<Long, Double> byLook = new TreeMap<>();
        for (MetricSample sample : metrics) {
            Double value = sample.values().get(metric);
            if (value != null && sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros) {
                byLook.merge(sample.atMicros(), value, Double::sum);
            }
        }
        return byLook.entrySet().stream()
                .map(look -> new Point(look.getKey(), look.getValue()))
                .toList();
    }

    /** The highest value of a metric in a window, of any worker. */
    public OptionalDouble highest(String metric, long fromMicros, long toMicros) {
        return metrics.stream()
                .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros)
                .map(sample -> sample.values().get(metric))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max();
    }

    /** The mean of a metric in a window, over all samples and workers. */
    public OptionalDouble mean(String metric, long fromMicros, long toMicros) {
        return metrics.stream()
                .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros)
                .map(sample -> sample.values().get(metric))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /**
     * The rate through each link in a window.
     *
     * @return link name to bytes per second; empty when the window contains fewer than two samples
     */
    public Map<String, Double> bytesPerSecond(long fromMicros, long toMicros) {
        List<LinkSample> looks = links.stream()
                .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros)
                .toList();
        Map<String, Double> rates = new TreeMap<>();
        if (looks.size() < 2) {
            return rates;
        }
        LinkSample first = looks.get(0);
        LinkSample last = looks.get(looks.size() - 1);
        double seconds = (last.atMicros() - first.atMicros()) / (double) MICROS_PER_SECOND;
        last.bytes()
                .forEach((link, bytes) -> rates.put(link, (bytes - first.bytes().getOrDefault(link, 0L)) / seconds));
        return rates;
    }

    /**
     * Bytes through one link from the last sample before a window to the first one after it. This is never less than the bytes
     * within the window.
     *
     * @return empty when the link has fewer than two samples
     */
    public OptionalLong bytesAround(String link, long fromMicros, long toMicros) {
        List<LinkSample> looks = links.stream()
                .filter(sample -> sample.bytes().containsKey(link))
                .toList();
        if (looks.size() < 2) {
            return OptionalLong.empty();
        }
        LinkSample first = looks.get(0);
        LinkSample last = looks.get(looks.size() - 1);
        for (LinkSample look : looks) {
            if (look.atMicros() <= fromMicros) {
                first = look;
            }
            if (look.atMicros() >= toMicros) {
                last = look;
                break;
            }
        }
        return OptionalLong.of(last.bytes().get(link) - first.bytes().get(link));
    }

    /**
     * The rate through one link, per second.
     *
     * @param originMicros second 0
     * @return second to the bytes per second since the sample before
     */
    public Map<Integer, Double> bytesBySecond(String link, long originMicros) {
        Map<Integer, Double> values = new TreeMap<>();
        LinkSample before = null;
        for (LinkSample sample : links) {
            Long bytes = sample.bytes().get(link);
            if (bytes != null && before != null && sample.atMicros() > before.atMicros()) {
                long grown = bytes - before.bytes().getOrDefault(link, 0L);
                values.put(
                        second(sample.atMicros(), originMicros), grown * 1e6 / (sample.atMicros() - before.atMicros()));
            }
            before = bytes == null ? before : sample;
        }
        return values;
    }

    /** Names of all links seen, sorted. */
    public List<String> linkNames() {
        return links.stream()
                .flatMap(sample -> sample.bytes().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The value of a figure at one time.
     *
     * @param atMicros the time on the run's clock
     */
    public record Point(long atMicros, double value) {}

    /**
     * CPU time that processes of one role spent in a window. For a restarted process, the time before and after the restart
     * counts.
     *
     * @param role start of the process names, such as {@code worker}
     * @param fromMicros start of the window
     * @param toMicros end of the window
     * @return microseconds of CPU
     */
    public long cpuMicros(String role, long fromMicros, long toMicros) {
        return grown(role, fromMicros, toMicros, ProcessSample::cpuMicros);
    }

    private long grown(String role, long fromMicros, long toMicros, ToLongFunction<ProcessSample> counter) {
        Map<Long, List<ProcessSample>> byPid =
                window(role, fromMicros, toMicros).stream().collect(Collectors.groupingBy(ProcessSample::pid));
        return byPid.values().stream()
                .mapToLong(
                        lives -> counter.applyAsLong(lives.get(lives.size() - 1)) - counter.applyAsLong(lives.get(0)))
                .sum();
    }

    /**
     * Share of the CPU of one role that its JIT compilers took in a window.
     *
     * @return 0 to 100; empty when the processes used no CPU between two samples in the window
     */
    public OptionalDouble compilePercent(String role, long fromMicros, long toMicros) {
        long all = cpuMicros(role, fromMicros, toMicros);
        // Threads and processes are not read at the same moment, so the part can be slightly larger than the whole.
        return all <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(
                        PERCENT, PERCENT * grown(role, fromMicros, toMicros, ProcessSample::compileMicros) / all));
    }

    /**
     * The share of the machine that others used in a window.
     *
     * @param cores the cores of the machine
     * @return empty when the window contains fewer than two samples of the machine
     */
    public Optional<OtherCpuUse> foreign(long fromMicros, long toMicros, int cores) {
        List<MachineSample> looks = machine.stream()
                .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() <= toMicros)
                .toList();
        if (looks.size() < 2) {
            return Optional.empty();
        }
        MachineSample first = looks.get(0);
        MachineSample last = looks.get(looks.size() - 1);
        double whole = (double) (last.atMicros() - first.atMicros()) * cores;
        long foreign = last.busyMicros() - first.busyMicros() - (last.ownMicros() - first.ownMicros());
        return whole <= 0
                ? Optional.empty()
                : Optional.of(
                        new OtherCpuUse(share(foreign, whole), share(last.stealMicros() - first.stealMicros(), whole)));
    }

    /** Linux counts the machine in ticks and a process in nanoseconds, so a difference between them can be negative. */
    private static double share(long part, double whole) {
        return Math.max(0, Math.min(PERCENT, PERCENT * part / whole));
    }

    /**
     * Share of the machine that processes of one role used in a window.
     *
     * @param cores the cores of the machine
     * @return 0 to 100; empty when the window contains no two samples of one process
     */
    public OptionalDouble cpuPercent(String role, long fromMicros, long toMicros, int cores) {
        List<ProcessSample> samples = window(role, fromMicros, toMicros);
        if (samples.stream().map(ProcessSample::pid).distinct().count() == samples.size()) {
            return OptionalDouble.empty();
        }
        long seen = samples.get(samples.size() - 1).atMicros() - samples.get(0).atMicros();
        return seen <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * cpuMicros(role, fromMicros, toMicros) / ((double) seen * cores));
    }

    /**
     * Highest heap occupancy after a collection, of any process of one role in a window.
     *
     * @return 0 to 100 percent of that process's own maximum; empty without a sample
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
     * A figure of one process, per second since the start of the recording.
     *
     * @param originMicros second 0
     * @param figure reads the figure from a sample
     * @return second to value; seconds without a sample are left out
     */
    public Map<Integer, Double> perSecond(String process, long originMicros, ToDoubleFunction<ProcessSample> figure) {
        Map<Integer, Double> values = new TreeMap<>();
        processes.stream()
                .filter(sample -> sample.process().equals(process))
                .forEach(sample -> values.put(second(sample.atMicros(), originMicros), figure.applyAsDouble(sample)));
        return values;
    }

    /**
     * Growth per second of a counter that only rises while a process lives, such as CPU or GC time.
     *
     * @return second to the growth per second since the sample before; the first sample after each start of the process has none
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
