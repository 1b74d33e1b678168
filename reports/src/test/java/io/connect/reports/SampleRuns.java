package io.connect.reports;

import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Account;
import io.connect.reports.model.Calibration;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.IntervalHistograms;
import io.connect.reports.model.Link;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunEvent;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.RunResultBuilder;
import io.connect.reports.model.Series;
import io.connect.reports.model.SeriesName;
import io.connect.reports.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * Simulated results of runs, second by second. Messages arrive at a rate, and a queue fills when more messages arrive than
 * leave. Latencies have a log-normal distribution, plus the wait in the queue. The same seed gives the same result.
 */
public final class SampleRuns {

    public static final Machine MACHINE =
            new Machine("Sample CPU 3.0 GHz", 2, 24L << 30, "Linux 6.1 amd64", "Debian 17.0.15");
    private static final Instant STARTED = Instant.parse("2026-11-20T08:00:00Z");
    private static final int MESSAGE_BYTES = 10_000;

    private final String runId;
    private final String scenario;
    private long seed = 1;
    private double latencyFactor = 1;
    private double capacity = 900;
    private double calibration = 1_500;
    private Machine machine = MACHINE;
    private int[] offered = constant(250, 40);
    private int steadyFrom = 10;
    private int stallFrom = -1;
    private int stallTo = -1;

    private SampleRuns(String runId, String scenario) {
        this.runId = runId;
        this.scenario = scenario;
    }

    /** Test 1 of the guide at the quick profile's rate. */
    public static SampleRuns steady(String runId) {
        return new SampleRuns(runId, "test-1");
    }

    /** The same load under another scenario's name. */
    public static SampleRuns named(String runId, String scenario) {
        return new SampleRuns(runId, scenario);
    }

    /** A burst above capacity that must be drained, during which the broker's link is cut. */
    public static SampleRuns burst(String runId) {
        SampleRuns runs = new SampleRuns(runId, "burst");
        int[] offered = constant(100, 90);
        for (int second = 20; second < 35; second++) {
            offered[second] = 1_500;
        }
        runs.offered = offered;
        runs.stallFrom = 60;
        runs.stallTo = 66;
        return runs;
    }

    public SampleRuns seed(long value) {
        seed = value;
        return this;
    }

    /** Multiplies every latency. */
    public SampleRuns latencyTimes(double factor) {
        latencyFactor = factor;
        return this;
    }

    /** The largest rate that the subject delivers, msg/s. */
    public SampleRuns capacity(double messagesPerSecond) {
        capacity = messagesPerSecond;
        return this;
    }

    /** The load of each second. */
    public SampleRuns rate(int messagesPerSecond) {
        offered = constant(messagesPerSecond, offered.length);
        return this;
    }

    public SampleRuns on(Machine other, double calibratedRate) {
        machine = other;
        calibration = calibratedRate;
        return this;
    }

    public RunResult build() {
        return builder().build();
    }

    public RunResultBuilder builder() {
        Random random = new Random(seed);
        int end = offered.length;
        List<Double> offeredSeries = new ArrayList<>();
        List<Double> deliveredSeries = new ArrayList<>();
        List<Double> depthSeries = new ArrayList<>();
        List<Double> inFlightSeries = new ArrayList<>();
        List<String> intervals = new ArrayList<>();
        Histogram warmUp = EncodedHistogram.newHistogram();
        Histogram steady = EncodedHistogram.newHistogram();
        double depth = 0;
        long sent = 0;
        long steadyDelivered = 0;
        int second = 0;
        while (second < end || depth > 0) {
            int arriving = second < end ? offered[second] : 0;
            boolean stalled = second >= stallFrom && second < stallTo;
            double delivered = stalled ? 0 : Math.min(depth + arriving, capacity * (0.97 + 0.06 * random.nextDouble()));
            delivered = Math.floor(delivered);
            depth += arriving - delivered;
            sent += arriving;
            Histogram interval = EncodedHistogram.newHistogram();
            double waitMs = 1_000 * depth / capacity;
            for (int i = 0; i < delivered; i++) {
                double ms = latencyFactor * (8 + 30 * Math.exp(0.75 * random.nextGaussian())) + waitMs;
                interval.recordValue(Math.round(ms * 1_000));
            }
            intervals.add(delivered == 0 ? null : EncodedHistogram.encode(interval));
            if (second < steadyFrom) {
                warmUp.add(interval);
            } else if (second < end) {
                steady.add(interval);
                steadyDelivered += (long) delivered;
            }
            offeredSeries.add((double) arriving);
            deliveredSeries.add(delivered);
            depthSeries.add(depth);
            inFlightSeries.add(Math.floor(delivered * 0.05));
            second++;
        }
        int steadySeconds = end - steadyFrom;
        double offeredMean = 0;
        for (int i = steadyFrom; i < end; i++) {
            offeredMean += (double) offered[i] / steadySeconds;
        }
        Map<String, Series> series = new LinkedHashMap<>();
        series.put(SeriesName.OFFERED, new Series("msg/s", 0, 1, offeredSeries));
        series.put(SeriesName.ACCEPTED, new Series("msg/s", 0, 1, offeredSeries));
        series.put(SeriesName.DELIVERED, new Series("msg/s", 0, 1, deliveredSeries));
        series.put(SeriesName.QUEUE_VISIBLE, new Series("messages", 0, 1, depthSeries));
        series.put(SeriesName.QUEUE_IN_FLIGHT, new Series("messages", 0, 1, inFlightSeries));
        processSeries(random, series, "connect-1", deliveredSeries, 0.03);
        processSeries(random, series, "kafka-1", deliveredSeries, 0.015);

        Map<String, EncodedHistogram> histograms = new LinkedHashMap<>();
        histograms.put(Phase.WARM_UP, EncodedHistogram.of(warmUp));
        histograms.put(Phase.STEADY, EncodedHistogram.of(steady));

        boolean stalls = stallFrom >= 0;
        return RunResult.of(runId, scenario, "quick")
                .purpose("One task carries what one standard queue is offered, at a known latency.")
                .verdict(Verdict.PASS)
                .startedAt(STARTED)
                .provenance(new Provenance(
                        new Provenance.Git("0123456789abcdef0123456789abcdef01234567", "main", false),
                        machine,
                        Map.of("kafka", "4.3.1")))
                .load(new Load(offeredMean, offeredMean * 0.998, offeredMean / 500, MESSAGE_BYTES, 10, 4.2, 0))
                .account(new Account(sent, sent, sent, 0, 0, 0, 0, 0, 0, Account.Records.RIGHT))
                .metrics(metrics(random, steady, (double) steadyDelivered / steadySeconds))
                .phases(List.of(
                        new Phase(Phase.WARM_UP, 0, steadyFrom),
                        new Phase(Phase.STEADY, steadyFrom, end),
                        new Phase(Phase.DRAIN, end, second)))
                .faults(
                        stalls
                                ? List.of(new FaultWindow(
                                        "link cut", "kafka-1", stallFrom, stallTo, "nothing reaches Kafka"))
                                : List.of())
                .events(stalls ? List.of(new RunEvent(stallTo, "link to kafka-1 restored")) : List.of())
                .diagnosis(List.of(new Finding(
                        "The worker had room to spare.",
                        "CPU of connect-1 stayed below half of the machine.",
                        "Raise the offered rate to find the limit.")))
                .calibration(new Calibration(calibration, 410.0, 60.0, 10_000, MESSAGE_BYTES))
                .links(List.of(new Link("Gatling's report", "gatling/index.html"), new Link("Logs", "logs/")))
                .scenarioAsRun(ResultJson.tree(
                        Map.of("group", "baseline", "load", Map.of("rate", "250/s", "messageSize", "10KB"))))
                .histograms(histograms)
                .intervals(new IntervalHistograms(EncodedHistogram.MICROSECONDS, 0, 1, intervals))
                .series(series);
    }

    private Map<String, MetricResult> metrics(Random random, Histogram steady, double throughput) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        metrics.put(Metric.THROUGHPUT.id(), MetricResult.of(Metric.THROUGHPUT, throughput));
        double p50 = steady.getValueAtPercentile(50) / 1_000.0;
        metrics.put(
                Metric.LATENCY_P50.id(),
                new MetricResult(p50, "ms", Metric.LATENCY_P50.better(), "< 500 ms", 500.0, 500 - p50, p50 < 500));
        double p95 = steady.getValueAtPercentile(95) / 1_000.0;
        metrics.put(
                Metric.LATENCY_P95.id(),
                new MetricResult(
                        p95, "ms", Metric.LATENCY_P95.better(), "< 2000 ms", 2_000.0, 2_000 - p95, p95 < 2_000));
        metrics.put(
                Metric.LATENCY_P99.id(),
                MetricResult.of(Metric.LATENCY_P99, steady.getValueAtPercentile(99) / 1_000.0));
        metrics.put(Metric.LATENCY_MAX.id(), MetricResult.of(Metric.LATENCY_MAX, steady.getMaxValue() / 1_000.0));
        metrics.put(Metric.CPU.id(), MetricResult.of(Metric.CPU, 31 + random.nextDouble()));
        metrics.put(
                Metric.CPU_PER_MESSAGE.id(), MetricResult.of(Metric.CPU_PER_MESSAGE, 640 + 10 * random.nextDouble()));
        metrics.put(Metric.HEAP.id(), MetricResult.of(Metric.HEAP, 12.5));
        metrics.put(Metric.ERROR_RATE.id(), MetricResult.of(Metric.ERROR_RATE, 0));
        return metrics;
    }

    private static void processSeries(
            Random random, Map<String, Series> series, String process, List<Double> delivered, double cpuPerMessage) {
        List<Double> cpu = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        List<Double> pauses = new ArrayList<>();
        double used = 10;
        for (double rate : delivered) {
            cpu.add(Math.min(100, 3 + rate * cpuPerMessage + 2 * random.nextDouble()));
            used += rate * 0.008;
            boolean collected = used > 40;
            pauses.add(collected ? 4 + 6 * random.nextDouble() : 0.0);
            used = collected ? 10 : used;
            heap.add(used);
        }
        series.put(SeriesName.of(SeriesName.CPU, process), new Series("%", 0, 1, cpu));
        series.put(SeriesName.of(SeriesName.HEAP, process), new Series("%", 0, 1, heap));
        series.put(SeriesName.of(SeriesName.GC_PAUSE, process), new Series("ms", 0, 1, pauses));
    }

    private static int[] constant(int rate, int seconds) {
        int[] rates = new int[seconds];
        Arrays.fill(rates, rate);
        return rates;
    }
}
