package io.connect.bench.figure;

import io.connect.bench.figure.Bottleneck.Kind;
import io.connect.bench.figure.Measured.Window;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Recognises the bottleneck of a run from the measured series. The load generator is checked first, since a slow generator says
 * nothing about the subject. The five usual bottlenecks of a source connector follow. A figure that was not measured does not
 * count as 0: rules that need it find nothing, and the evidence leaves it out. A symptom that a fault of the scenario explains is
 * reported with the fault, without advice.
 */
public final class Diagnosis {

    /** Below this share of the offered load, or this far behind schedule, the generator was the bottleneck. */
    private static final double LEAST_ACHIEVED = 0.98;

    private static final double MOST_LAG_MILLIS = 1_000;
    /** SQS itself answers a send within tens of milliseconds. */
    private static final double SLOW_ACCEPT_MILLIS = 500;

    private static final double SATURATED_CPU_PERCENT = 90;
    private static final double GC_PERCENT = 10;
    private static final double FULL_HEAP_PERCENT = 80;
    private static final double SATURATED_LINK = 0.85;
    /** A queue that grew by more than this many seconds of deliveries is falling behind. */
    private static final double BEHIND_SECONDS = 2;

    /** Kafka's mean values cover two windows of thirty seconds. */
    private static final long MEMORY_OF_MEANS_MICROS = 60_000_000;

    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final String QUEUE_SERVICE = "sqs";

    private final Measured measured;
    private final Limits limits;
    private final Window window;
    private final Symptoms symptoms;
    private final ProducerFigures producer;
    private final List<Bottleneck> found = new ArrayList<>();

    /**
     * The share of the machine that the scenario leaves to the subject.
     *
     * @param workerCores processors that the workers may use together
     * @param linkBytesPerSecond link name to its bandwidth limit in each direction; links without a limit are absent
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
        this.symptoms = new Symptoms(measured, limits, window);
        this.producer = new ProducerFigures(measured.recording(), window);
    }

    /** All bottlenecks found, the most fundamental first; none for a run that has no judged period. */
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
        OptionalDouble lagMillis = symptoms.millis(PhaseReport::scheduleLag, 99);
        if (achieved < LEAST_ACHIEVED || exceeds(lagMillis, MOST_LAG_MILLIS)) {
            add(
                    Kind.GENERATOR,
                    "The load generator did not keep up, so the run says nothing about the subject.",
                    new Clauses()
                            .add("%.1f %% of the offered load was accepted", PERCENT * achieved)
                            .addIf(lagMillis, "sends were %.0f ms behind schedule at p99"),
                    "Offer less, send larger batches, or run the generator on a machine of its own.");
        }
    }

    private void emulator() {
        OptionalDouble acceptMillis = symptoms.millis(PhaseReport::acceptTime, 95);
        OptionalDouble machine = symptoms.cpuOfMachine("");
        OptionalDouble service = symptoms.cpuOfMachine(QUEUE_SERVICE);
        OptionalDouble workers = symptoms.cpuOfMachine(Recording.WORKER);
        boolean busiest = isAtLeast(machine, SATURATED_CPU_PERCENT)
                && service.isPresent()
                && workers.isPresent()
                && service.getAsDouble() > workers.getAsDouble();
        if (busiest || exceeds(acceptMillis, SLOW_ACCEPT_MILLIS)) {
            add(
                    Kind.EMULATOR,
                    busiest
                            ? "The queue service was saturated; what looks like the subject's limit may be its own."
                            : "The queue service took sends slowly; what looks like the subject's limit may be its own.",
                    new Clauses()
                            .addIf(acceptMillis, "it took %.0f ms at p95 to accept a send on the direct path")
                            .addIf(service, "its process used %.0f %% of the machine")
                            .addIf(machine, "all processes together used %.0f %%"),
                    "Offer less, or measure against a queue service on another machine.");
        }
    }

    private void sqsReceive() {
        OptionalDouble throttled =
                measured.recording().counted(SubjectMetrics.THROTTLED, window.fromMicros(), window.toMicros());
        if (exceeds(throttled, 0)) {
            Optional<String> fault = faultOn("sqs", "task");
            add(
                    Kind.SQS_RECEIVE,
                    fault.map(one -> "SQS refused calls while " + one + ".").orElse("SQS limits the rate of calls."),
                    new Clauses().addIf(throttled, "%.0f calls were throttled"),
                    fault.isPresent()
                            ? null
                            : "Back off exponentially, receive and delete in batches of ten, spread the load over more"
                                    + " queues.");
            return;
        }
        fallingBehind();
    }

    /** Whether the connector falls behind. The part that it waits for is found by exclusion, so all other parts must be known. */
    private void fallingBehind() {
        OptionalDouble behind = symptoms.growthOfTheQueue();
        OptionalDouble workers = symptoms.cpuOfWorkers();
        double delivered = measured.deliveredWhileJudged() / measured.judgedSeconds();
        boolean grew = delivered > 0 && exceeds(behind, BEHIND_SECONDS * delivered);
        boolean idle = workers.isPresent() && workers.getAsDouble() < SATURATED_CPU_PERCENT / 2;
        if (!grew || !idle || producer.isSlow()) {
            return;
        }
        Optional<String> fault = faultOn("");
        Clauses evidence = new Clauses()
                .addIf(behind, "the queue grew by %.0f messages")
                .add("%.0f msg/s were delivered", delivered)
                .addIf(workers, "the workers used %.0f %% of their processors")
                .addIf(symptoms.mean(SubjectMetrics.RECEIVE_LATENCY_MS), "a receive took %.0f ms")
                .addIf(symptoms.mean(SubjectMetrics.CONCURRENT_RECEIVES), "%.0f receives were under way");
        if (fault.isPresent()) {
            add(Kind.SQS_RECEIVE, "Messages waited in the queue while " + fault.get() + ".", evidence, null);
        } else if (!producer.isKnown()) {
            evidence.add("the producer's figures are not known, so it is not excluded");
            add(Kind.SQS_RECEIVE, "The subject falls behind, and not for want of processors.", evidence, null);
        } else {
            add(
                    Kind.SQS_RECEIVE,
                    "Receiving from SQS bounds the throughput.",
                    evidence,
                    "Receive ten messages a call, allow more receives in flight, add tasks or queues.");
        }
    }

    private void producer() {
        if (producer.isSlow()) {
            Optional<String> fault = faultOn("broker");
            add(
                    Kind.PRODUCER,
                    fault.map(one -> "The Kafka producer waited while " + one + ".")
                            .orElseGet(producer::finding),
                    producer.evidence(),
                    fault.isPresent() ? null : producer.remedy());
        }
    }

    private void cpu() {
        OptionalDouble used = symptoms.cpuOfWorkers();
        OptionalDouble machine = symptoms.cpuOfMachine("");
        if (isAtLeast(used, SATURATED_CPU_PERCENT)) {
            add(
                    Kind.CPU,
                    "The workers use up their processors.",
                    new Clauses()
                            .add(
                                    "they used %.0f %% of the %.1f cores they may use",
                                    used.getAsDouble(), limits.workerCores())
                            .addIf(symptoms.threads(), "they had %.0f threads"),
                    "Add workers and tasks; look for what is costly in converters and transforms (-Dprofiler).");
        } else if (isAtLeast(machine, SATURATED_CPU_PERCENT)) {
            add(
                    Kind.CPU,
                    "The machine is out of processors; the parts of the testbed take them from each other.",
                    new Clauses()
                            .add(
                                    "all processes together used %.0f %% of %d cores",
                                    machine.getAsDouble(), measured.cores())
                            .addIf(symptoms.cpuOfMachine(Recording.WORKER), "the workers used %.0f %%")
                            .addIf(symptoms.cpuOfMachine(Recording.GENERATOR), "the generator used %.0f %%"),
                    "Run the testbed on a larger machine, or the workers on one of their own (environment.kind: external).");
        }
    }

    private void memory() {
        OptionalDouble worst = OptionalDouble.empty();
        String worker = "";
        for (String name : measured.recording().processNames()) {
            OptionalDouble share =
                    name.startsWith(Recording.WORKER) ? symptoms.gcPercent(name) : OptionalDouble.empty();
            if (share.isPresent() && (worst.isEmpty() || share.getAsDouble() > worst.getAsDouble())) {
                worst = share;
                worker = name;
            }
        }
        OptionalDouble heap =
                measured.recording().heapPercent(Recording.WORKER, window.fromMicros(), window.toMicros());
        if (isAtLeast(worst, GC_PERCENT) || isAtLeast(heap, FULL_HEAP_PERCENT)) {
            add(
                    Kind.MEMORY,
                    "Memory is short.",
                    new Clauses()
                            .addIf(worst, "garbage collection took %.0f %% of the time of " + worker)
                            .addIf(heap, "%.0f %% of the heap was in use after a collection"),
                    "Increase the heap (KAFKA_HEAP_OPTS), receive smaller batches, bound what is in flight; a heap dump"
                            + " (-Dheapdump) shows what is retained.");
        }
    }

    private void network() {
        limits.linkBytesPerSecond().forEach((link, cap) -> {
            OptionalDouble rate = symptoms.rateWhileCapped(link);
            if (isAtLeast(rate, SATURATED_LINK * cap)) {
                add(
                        Kind.NETWORK,
                        "The network to " + link + " is saturated.",
                        new Clauses()
                                .add(
                                        "%.3f MB/s of %.3f MB/s went through",
                                        rate.getAsDouble() / BYTES_PER_MEGABYTE, cap / BYTES_PER_MEGABYTE),
                        "Compress the messages, put large ones into S3 (claim check), use a faster network.");
            }
        });
    }

    /**
     * The faults of a kind of part that explain the figures, in words; empty when there was none. Kafka's own mean values cover
     * the past minute, so a fault that ended shortly before the window still affects them.
     *
     * @param parts prefixes of target names; an empty prefix matches every target
     */
    private Optional<String> faultOn(String... parts) {
        List<String> faults = measured.disturbances().stream()
                .filter(fault -> fault.touches(window, MEMORY_OF_MEANS_MICROS))
                .filter(fault -> Arrays.stream(parts).anyMatch(fault.where()::startsWith))
                .map(Disturbance::what)
                .distinct()
                .toList();
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of((faults.size() == 1 ? "this fault was in force: " : "these faults were in force: ")
                        + String.join(", ", faults));
    }

    private static boolean exceeds(OptionalDouble figure, double limit) {
        return figure.isPresent() && figure.getAsDouble() > limit;
    }

    private static boolean isAtLeast(OptionalDouble figure, double limit) {
        return figure.isPresent() && figure.getAsDouble() >= limit;
    }

    private void add(Kind kind, String finding, Clauses evidence, String remedy) {
        found.add(new Bottleneck(kind, finding, evidence.sentence(), remedy));
    }
}
