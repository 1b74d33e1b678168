package io.connect.bench.monitor;

import io.connect.bench.sample.DepthSample;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/** The metrics of the running scenarios, read at each scrape. A run's metrics disappear when it ends. Thread-safe. */
public final class RunMetrics implements MultiCollector {

    /** Label with the name of the run. */
    private static final String SCENARIO = "scenario";

    private static final double MILLIS_PER_SECOND = 1_000;

    private final List<LiveRun> runs = new CopyOnWriteArrayList<>();

    /** Publishes the run until the returned handle is closed. */
    public Following follow(LiveRun run) {
        runs.add(run);
        return () -> runs.remove(run);
    }

    /** A published run. */
    @FunctionalInterface
    public interface Following {
        /** Stops publishing the run. */
        void end();
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(
                counter(
                        "bench_run_offered_messages",
                        "Messages that the plan called for so far.",
                        run -> run.progress().get().offered()),
                counter(
                        "bench_run_accepted_messages",
                        "Messages that SQS took so far.",
                        run -> run.progress().get().accepted()),
                counter(
                        "bench_run_arrived_messages",
                        "Distinct messages seen in Kafka so far.",
                        run -> run.progress().get().delivered()),
                gauge(
                        "bench_run_backlog_messages",
                        "Messages that SQS took and that have not arrived.",
                        (run, gauge) -> {
                            long backlog = Math.max(0, run.progress().get().outstanding());
                            gauge.dataPoint(point(labels(run), backlog));
                        }),
                gauge(
                        "bench_run_latency_p95_seconds",
                        "95th percentile of the latency, from the intended send to the arrival in Kafka, of what arrived lately.",
                        (run, gauge) -> run.p95Millis()
                                .get()
                                .ifPresent(p95 -> gauge.dataPoint(point(labels(run), p95 / MILLIS_PER_SECOND)))),
                gauge(
                        "bench_run_queue_messages",
                        "Messages in the queues of the run, as the service counts them.",
                        RunMetrics::depth),
                counter(
                        "bench_run_faults",
                        "Faults that came into force so far, those that are over included.",
                        run -> run.faultsBegun().getAsLong()),
                gauge(
                        "bench_run_faults_in_force",
                        "How many faults are in force.",
                        (run, gauge) -> gauge.dataPoint(
                                point(labels(run), run.faults().get().size()))),
                gauge(
                        "bench_run_fault_in_force",
                        "1 for each fault in force, by its label.",
                        (run, gauge) -> run.faults().get().stream()
                                .distinct()
                                .forEach(fault -> gauge.dataPoint(
                                        point(Labels.of(SCENARIO, run.scenario(), "fault", fault), 1)))));
    }

    private static void depth(LiveRun run, GaugeSnapshot.Builder gauge) {
        Optional<DepthSample> seen = run.depth().get();
        seen.ifPresent(sample -> {
            gauge.dataPoint(point(
                    Labels.of(SCENARIO, run.scenario(), "state", "visible"),
                    sample.depth().visible()));
            gauge.dataPoint(point(
                    Labels.of(SCENARIO, run.scenario(), "state", "in_flight"),
                    sample.depth().inFlight()));
        });
    }

    private CounterSnapshot counter(String name, String help, ToLongFunction<LiveRun> count) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        runs.forEach(run -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels(run))
                .value(count.applyAsLong(run))
                .build()));
        return counter.build();
    }

    private GaugeSnapshot gauge(String name, String help, BiConsumer<LiveRun, GaugeSnapshot.Builder> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        runs.forEach(run -> points.accept(run, gauge));
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    private static Labels labels(LiveRun run) {
        return Labels.of(SCENARIO, run.scenario());
    }
}
