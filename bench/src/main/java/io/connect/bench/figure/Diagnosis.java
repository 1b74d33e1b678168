package io.connect.bench.figure;

import io.connect.bench.figure.Bottleneck.Kind;
import io.connect.bench.figure.Measured.Window;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * Recognises from the measured series what held a run back: the load itself first, since then nothing is known of the
 * subject, and after that the five usual bottlenecks of a source connector.
 */
public final class Diagnosis {

    /** Below this share of the offer, or this far behind schedule, the generator was the bottleneck. */
    private static final double LEAST_ACHIEVED = 0.98;

    private static final double MOST_LAG_MILLIS = 1_000;
    /** SQS itself answers a send within tens of milliseconds. */
    private static final double SLOW_ACCEPT_MILLIS = 500;

    private static final double SATURATED_CPU_PERCENT = 90;
    private static final double GC_PERCENT = 10;
    private static final double FULL_HEAP_PERCENT = 80;
    private static final double SATURATED_LINK = 0.85;
    private static final double SLOW_PRODUCER_MILLIS = 200;
    private static final double BUFFER_WAIT_PERCENT = 5;
    /** A queue that grew by more than this many seconds of deliveries is falling behind. */
    private static final double BEHIND_SECONDS = 2;

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final String QUEUE_SERVICE = "sqs";

    private final Measured measured;
    private final Limits limits;
    private final Window window;
    private final List<Bottleneck> found = new ArrayList<>();

    /**
     * The share of the machine that the scenario leaves to the subject.
     *
     * @param workerCores processors that the workers may use together
     * @param linkBytesPerSecond link name to what its cap lets through each way; links without a cap are not in here
     */
    public record Limits(double workerCores, Map<String, Double> linkBytesPerSecond) {
        public Limits {
            linkBytesPerSecond = Map.copyOf(linkBytesPerSecond);
        }
    }

    private Diagnosis(Measured measured, Limits limits, Window window) {
        this.measured = measured;
        this.limits = limits;
        this.window = window;
    }

    /** All that was found, the most fundamental first; nothing for a run that never came to be judged. */
    public static List<Bottleneck> of(Measured measured, Limits limits) {
        Optional<Window> judged = measured.judged();
        if (judged.isEmpty()) {
            return List.of();
        }
        Diagnosis diagnosis = new Diagnosis(measured, limits, judged.get());
        diagnosis.generator();
        diagnosis.emulator();
        diagnosis.sqsReceive();
        diagnosis.producer();
        diagnosis.cpu();
        diagnosis.memory();
        diagnosis.network();
        return List.copyOf(diagnosis.found);
    }

    private void generator() {
        if (measured.ledger().steady().isEmpty()) {
            return;
        }
        double achieved = measured.ledger().steadyAchievedRatio();
        Histogram lag = new Histogram(3);
        measured.ledger().steady().forEach(phase -> lag.add(phase.scheduleLag()));
        double lagMillis = lag.getTotalCount() == 0 ? 0 : lag.getValueAtPercentile(99) / MICROS_PER_MILLI;
        if (achieved < LEAST_ACHIEVED || lagMillis > MOST_LAG_MILLIS) {
            add(
                    Kind.GENERATOR,
                    "The load generator did not keep up, so the run says nothing about the subject.",
                    text(
                            "%.1f %% of the offered load was accepted, sends were %.0f ms behind schedule at p99.",
                            PERCENT * achieved, lagMillis),
                    "Offer less, send larger batches, or run the generator on a machine of its own.");
        }
    }

    private void emulator() {
        Histogram accept = new Histogram(3);
        measured.ledger().steady().stream().map(PhaseReport::acceptTime).forEach(accept::add);
        double acceptMillis = accept.getTotalCount() == 0 ? 0 : accept.getValueAtPercentile(95) / MICROS_PER_MILLI;
        OptionalDouble machine = cpuOfMachine("");
        OptionalDouble service = cpuOfMachine(QUEUE_SERVICE);
        boolean busy = machine.orElse(0) >= SATURATED_CPU_PERCENT
                && service.orElse(0) > cpuOfMachine(Recording.WORKER).orElse(0);
        if (acceptMillis > SLOW_ACCEPT_MILLIS || busy) {
            String cpu = service.isEmpty()
                    ? ""
                    : text(
                            "; its process used %.0f %% of the machine, all processes together %.0f %%",
                            service.getAsDouble(), machine.orElse(0));
            add(
                    Kind.EMULATOR,
                    "The queue service was saturated; what looks like the subject's limit may be its own.",
                    text("It took %.0f ms at p95 to accept a send on the direct path%s.", acceptMillis, cpu),
                    "Offer less, or measure against a queue service on another machine.");
        }
    }

    private void sqsReceive() {
        OptionalDouble throttled =
                measured.recording().counted(SubjectMetrics.THROTTLED, window.fromMicros(), window.toMicros());
        if (throttled.orElse(0) > 0) {
            add(
                    Kind.SQS_RECEIVE,
                    "SQS limits the rate of calls.",
                    text("%.0f calls were throttled.", throttled.getAsDouble()),
                    "Back off exponentially, receive and delete in batches of ten, spread the load over more queues.");
            return;
        }
        double behind = growthOfTheQueue();
        double delivered = measured.deliveredWhileJudged() / seconds();
        boolean idle = cpuOfWorkers().orElse(PERCENT) < SATURATED_CPU_PERCENT / 2;
        if (delivered > 0 && behind > BEHIND_SECONDS * delivered && idle && !producerIsSlow()) {
            add(
                    Kind.SQS_RECEIVE,
                    "Receiving from SQS bounds the throughput.",
                    text(
                            "The queue grew by %.0f messages at %.0f msg/s delivered while the workers used %.0f %% of their"
                                    + " processors; a receive took %.0f ms with %.0f under way.",
                            behind,
                            delivered,
                            cpuOfWorkers().orElse(0),
                            mean(SubjectMetrics.RECEIVE_LATENCY_MS).orElse(0),
                            mean(SubjectMetrics.CONCURRENT_RECEIVES).orElse(0)),
                    "Receive ten messages a call, allow more receives in flight, add tasks or queues.");
        }
    }

    private void producer() {
        if (producerIsSlow()) {
            add(
                    Kind.PRODUCER,
                    "The Kafka producer bounds the throughput.",
                    text(
                            "A request took %.0f ms and a record waited %.0f ms in the buffer, on average; callers waited for room"
                                    + " %.0f %% of the time.",
                            mean(SubjectMetrics.PRODUCER_REQUEST_LATENCY_MS).orElse(0),
                            mean(SubjectMetrics.PRODUCER_QUEUE_TIME_MS).orElse(0),
                            bufferWaitPercent()),
                    "Increase producer.override.buffer.memory, tune producer.override.batch.size and"
                            + " producer.override.linger.ms, compress.");
        }
    }

    private boolean producerIsSlow() {
        return mean(SubjectMetrics.PRODUCER_REQUEST_LATENCY_MS).orElse(0) > SLOW_PRODUCER_MILLIS
                || mean(SubjectMetrics.PRODUCER_QUEUE_TIME_MS).orElse(0) > SLOW_PRODUCER_MILLIS
                || bufferWaitPercent() > BUFFER_WAIT_PERCENT;
    }

    private double bufferWaitPercent() {
        return PERCENT
                * measured.recording()
                        .counted(SubjectMetrics.PRODUCER_BUFFER_WAIT_NANOS, window.fromMicros(), window.toMicros())
                        .orElse(0)
                / (seconds() * 1e9);
    }

    private void cpu() {
        OptionalDouble used = cpuOfWorkers();
        OptionalDouble machine = cpuOfMachine("");
        if (used.orElse(0) >= SATURATED_CPU_PERCENT) {
            add(
                    Kind.CPU,
                    "The workers use up their processors.",
                    text(
                            "They used %.0f %% of the %.1f cores they may use, with %.0f threads.",
                            used.getAsDouble(), limits.workerCores(), threads()),
                    "Add workers and tasks; look for what is costly in converters and transforms (-Dprofiler).");
        } else if (machine.orElse(0) >= SATURATED_CPU_PERCENT) {
            add(
                    Kind.CPU,
                    "The machine is out of processors; the parts of the testbed take them from each other.",
                    text(
                            "All processes together used %.0f %% of %d cores, the workers %.0f %%, the generator %.0f %%.",
                            machine.getAsDouble(),
                            measured.cores(),
                            cpuOfMachine(Recording.WORKER).orElse(0),
                            cpuOfMachine(Recording.GENERATOR).orElse(0)),
                    "Run the testbed on a larger machine, or the workers on one of their own (environment.kind: external).");
        }
    }

    private void memory() {
        double worst = 0;
        String worker = "";
        for (String name : measured.recording().processNames()) {
            if (name.startsWith(Recording.WORKER)) {
                double share = gcPercent(name);
                if (share >= worst) {
                    worst = share;
                    worker = name;
                }
            }
        }
        double heap = measured.recording()
                .heapPercent(Recording.WORKER, window.fromMicros(), window.toMicros())
                .orElse(0);
        if (worst >= GC_PERCENT || heap >= FULL_HEAP_PERCENT) {
            add(
                    Kind.MEMORY,
                    "Memory is short.",
                    text(
                            "%s spent %.0f %% of its time collecting garbage; %.0f %% of the heap was in use after a collection.",
                            worker, worst, heap),
                    "Increase the heap (KAFKA_HEAP_OPTS), receive smaller batches, bound what is in flight; a heap dump"
                            + " (-Dheapdump) shows what is retained.");
        }
    }

    private double gcPercent(String process) {
        List<ProcessSample> looks = measured.recording().processes().stream()
                .filter(sample -> sample.process().equals(process) && window.contains(sample.atMicros()))
                .toList();
        double millis = 0;
        for (int i = 1; i < looks.size(); i++) {
            ProcessSample before = looks.get(i - 1);
            if (before.pid() == looks.get(i).pid()) {
                millis += looks.get(i).gcMillis() - before.gcMillis();
            }
        }
        return PERCENT * millis / (seconds() * 1_000);
    }

    private void network() {
        Map<String, Double> rates = measured.recording().bytesPerSecond(window.fromMicros(), window.toMicros());
        limits.linkBytesPerSecond().forEach((link, cap) -> {
            double rate = rates.getOrDefault(link, 0.0);
            if (rate >= SATURATED_LINK * cap) {
                add(
                        Kind.NETWORK,
                        "The network to " + link + " is saturated.",
                        text(
                                "%.3f MB/s of %.3f MB/s went through.",
                                rate / BYTES_PER_MEGABYTE, cap / BYTES_PER_MEGABYTE),
                        "Compress the messages, put large ones into S3 (claim check), use a faster network.");
            }
        });
    }

    private double growthOfTheQueue() {
        List<DepthSample> looks = measured.recording().depths().stream()
                .filter(look -> window.contains(look.atMicros()))
                .toList();
        return looks.size() < 2
                ? 0
                : looks.get(looks.size() - 1).depth().visible()
                        - looks.get(0).depth().visible();
    }

    private OptionalDouble mean(String metric) {
        return measured.recording().mean(metric, window.fromMicros(), window.toMicros());
    }

    private OptionalDouble cpuOfMachine(String role) {
        return measured.recording().cpuPercent(role, window.fromMicros(), window.toMicros(), measured.cores());
    }

    private OptionalDouble cpuOfWorkers() {
        OptionalDouble share = cpuOfMachine(Recording.WORKER);
        return share.isEmpty() || limits.workerCores() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(share.getAsDouble() * measured.cores() / limits.workerCores());
    }

    private double threads() {
        return measured.recording().processes().stream()
                .filter(sample -> sample.process().startsWith(Recording.WORKER) && window.contains(sample.atMicros()))
                .mapToInt(ProcessSample::threads)
                .max()
                .orElse(0);
    }

    private double seconds() {
        return Math.max(1, window.toMicros() - window.fromMicros()) / 1e6;
    }

    private void add(Kind kind, String finding, String evidence, String remedy) {
        found.add(new Bottleneck(kind, finding, evidence, remedy));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
