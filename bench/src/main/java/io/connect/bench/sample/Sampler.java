package io.connect.bench.sample;

import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.sqs.QueueDepth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples all processes (including its own), queues and metrics once a second, on a separate thread.
 *
 * <p>{@link #recording()} may be called from any thread at any time. A failed sample is left out, never estimated.
 */
public final class Sampler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sampler.class);
    private static final long PERIOD_MS = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long STOP_SECONDS = 5;

    private final LongSupplier clockMicros;
    private final Supplier<List<JvmProcess>> processes;
    private final Supplier<List<JvmProcess>> alsoOurs;
    private final Supplier<QueueDepth> depth;
    private final Supplier<Map<String, Long>> links;
    private final SubjectMetrics subjectMetrics;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sampler");
        thread.setDaemon(true);
        return thread;
    });
    private final OwnProbe generator = new OwnProbe();
    private final MachineProbe machine = new MachineProbe();
    /**
     * A sample can take many seconds, because a process that is paused during it does not answer. The timer then makes up for the
     * missed samples.
     * They would all show the same moment, and the figures need evenly spaced samples.
     */
    private long notBefore = Long.MIN_VALUE;

    private final Map<Long, JvmProbe> probes = new HashMap<>();
    private final List<ProcessSample> processSamples = new ArrayList<>();
    private final List<DepthSample> depthSamples = new ArrayList<>();
    private final List<MetricSample> metricSamples = new ArrayList<>();
    private final List<LinkSample> linkSamples = new ArrayList<>();
    private final List<MachineSample> machineSamples = new ArrayList<>();

    /**
     * @param clockMicros the run's clock
     *
     * @param processes lists the processes again for each sample, because processes are killed and restarted
     * @param alsoOurs further processes of the run, such as an idle second cluster: they are not sampled, and their CPU does not
     *     count as foreign
     * @param depth the depth of the scenario's queues
     * @param links bytes that have passed each link so far
     * @param subjectMetrics the metrics to read from the workers
     */
    public Sampler(
            LongSupplier clockMicros,
            Supplier<List<JvmProcess>> processes,
            Supplier<List<JvmProcess>> alsoOurs,
            Supplier<QueueDepth> depth,
            Supplier<Map<String, Long>> links,
            SubjectMetrics subjectMetrics) {
        this.clockMicros = clockMicros;
        this.processes = processes;
        this.alsoOurs = alsoOurs;
        this.depth = depth;
        this.links = links;
        this.subjectMetrics = subjectMetrics;
    }

    /**
     * Starts sampling. The first sample is taken immediately, after a garbage collection in each worker. Otherwise the heap after
     * the latest collection could be from an earlier run: under a light load, no collection may happen for minutes.
     */
    public void start() {
        timer.execute(this::collectGarbage);
        timer.scheduleAtFixedRate(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void collectGarbage() {
        for (JvmProcess process : processes.get()) {
            if (process.name().startsWith(Recording.WORKER)) {
                probe(process).collectGarbage();
            }
        }
    }

    private JvmProbe probe(JvmProcess process) {
        return probes.computeIfAbsent(process.pid(), pid -> new JvmProbe(process));
    }

    void look() {
        // All workers get the same time stamp, because their metrics are summed by it.
        long look = clockMicros.getAsLong();
        if (look < notBefore) {
            return;
        }
        notBefore = look + PERIOD_MS * MICROS_PER_MILLI / 2;
        try {
            List<JvmProcess> sampled = processes.get();
            ProcessSample own = generator.sample(look);
            Optional<MachineSample> whole = machine.sample(clockMicros.getAsLong(), ours(sampled));
            synchronized (this) {
                processSamples.add(own);
                whole.ifPresent(machineSamples::add);
            }
            for (JvmProcess process : sampled) {
                JvmProbe probe = probe(process);
                probe.sample(clockMicros.getAsLong()).ifPresent(sample -> {
                    synchronized (this) {
                        processSamples.add(sample);
                    }
                    if (process.name().startsWith(Recording.WORKER)) {
                        lookAtMetrics(look, process, probe);
                    }
                });
            }
            LinkSample traffic = new LinkSample(clockMicros.getAsLong(), links.get());
            DepthSample queues = new DepthSample(clockMicros.getAsLong(), depth.get());
            synchronized (this) {
                linkSamples.add(traffic);
                depthSamples.add(queues);
            }
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            log.warn("a look at the testbed failed and is left out: {}", e.toString());
        }
    }

    private List<JvmProcess> ours(List<JvmProcess> sampled) {
        Map<Long, JvmProcess> byPid = new LinkedHashMap<>();
        sampled.forEach(process -> byPid.put(process.pid(), process));
        alsoOurs.get().forEach(process -> byPid.putIfAbsent(process.pid(), process));
        return List.copyOf(byPid.values());
    }

    private void lookAtMetrics(long atMicros, JvmProcess process, JvmProbe probe) {
        Map<String, Double> values = probe.metrics(subjectMetrics);
        if (!values.isEmpty()) {
            MetricSample sample = new MetricSample(atMicros, process.name(), process.pid(), values);
            synchronized (this) {
                metricSamples.add(sample);
            }
        }
    }

    /** The latest sample of the queues; empty before the first. */
    public synchronized Optional<DepthSample> lastDepth() {
        return depthSamples.isEmpty() ? Optional.empty() : Optional.of(depthSamples.get(depthSamples.size() - 1));
    }

    /** All samples so far. */
    public synchronized Recording recording() {
        return new Recording(processSamples, depthSamples, metricSamples, linkSamples, machineSamples);
    }

    @Override
    public void close() {
        // The thread is not interrupted: a sample takes milliseconds, and an interrupted one would be reported as a
        // failure.
        timer.shutdown();
        try {
            if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("the sampler is still waiting for an answer after {} s", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probes.values().forEach(JvmProbe::close);
    }
}
