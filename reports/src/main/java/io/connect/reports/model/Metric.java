package io.connect.reports.model;

import java.util.Optional;

/**
 * All metrics of the project: id (the same in scenarios.yaml and in results), unit, good direction, and default gate. A metric
 * measured per part has the part after a slash: {@code network/worker-sqs}.
 */
public enum Metric {
    THROUGHPUT("throughput", "msg/s", Better.HIGHER, Gate.withFloor(0)),
    DRAIN_RATE("drain-rate", "msg/s", Better.HIGHER, Gate.withFloor(0)),
    /** Backlog divided by the time until its last record is in Kafka; measured even if the queues were not emptied in time. */
    ARRIVAL_RATE("arrival-rate", "msg/s", Better.HIGHER, null),
    /** The rate between the first and the last fifth of a backlog, so that neither start nor end of the drain counts. */
    DRAIN_RATE_MIDDLE("drain-rate-middle", "msg/s", Better.HIGHER, null),
    /** By how much the rate fell over the second half of a backlog; below 0 if it rose. */
    DRAIN_SLOWDOWN("drain-slowdown", "%", Better.LOWER, null),
    /** Time from the last record of a backlog in Kafka until its queues hold no message, visible or in flight. */
    QUEUE_EMPTIED("queue-emptied", "s", Better.LOWER, null),
    /** Time from the creation of the connector, including Connect's own part, until a backlog's first record is in Kafka. */
    FIRST_RECORD("first-record", "s", Better.LOWER, null),
    LATENCY_P50("latency-p50", "ms", Better.LOWER, Gate.withFloor(5)),
    LATENCY_P95("latency-p95", "ms", Better.LOWER, Gate.withFloor(5)),
    LATENCY_P99("latency-p99", "ms", Better.LOWER, Gate.withFloor(10)),
    /** A single message decides it, so it is shown and never gated. */
    LATENCY_MAX("latency-max", "ms", Better.LOWER, null),
    /**
     * Service time counts from the real send, latency from the intended start. This also applies to the other two service
     * times.
     */
    SERVICE_P50("service-p50", "ms", Better.LOWER, null),
    SERVICE_P95("service-p95", "ms", Better.LOWER, null),
    SERVICE_P99("service-p99", "ms", Better.LOWER, null),
    /** Latency of only the burst's messages, which do not belong to steady state. */
    BURST_P95("burst-p95", "ms", Better.LOWER, null),
    /** All CPU of the workers, including their JIT compilers. */
    CPU("cpu", "%", Better.LOWER, null),
    /** Share of the workers' CPU that their JIT compilers took. */
    COMPILATION("compilation", "%", Better.NONE, null),
    /** CPU without the JIT compilers, whose work belongs to a program's start and not to a message. */
    CPU_PER_MESSAGE("cpu-per-message", "µs", Better.LOWER, Gate.withFloor(10)),
    /** Highest after-GC occupancy of a worker, as a share of its maximum heap. */
    HEAP("heap", "%", Better.LOWER, null),
    /** Highest after-GC occupancy, summed over the workers. */
    HEAP_USED("heap-used", "MB", Better.LOWER, null),
    /**
     * After-GC heap at the end of steady state compared with its start, or at the end of a drain compared with its middle. A
     * leak shows here.
     */
    HEAP_GROWTH("heap-growth", "%", Better.LOWER, null),
    /** Messages in flight at the end of steady state, compared with its start. */
    IN_FLIGHT_GROWTH("in-flight-growth", "%", Better.LOWER, null),
    ERROR_RATE("error-rate", "%", Better.LOWER, Gate.withFloor(0.01)),
    RECOVERY_TIME("recovery-time", "s", Better.LOWER, Gate.withFloor(2)),
    REBALANCE_TIME("rebalance-time", "s", Better.LOWER, Gate.withFloor(1)),
    /** Time from the end of the burst until the queue is as deep as before it. */
    QUEUE_CLEARED("queue-cleared", "s", Better.LOWER, Gate.withFloor(2)),
    /** Time from the cleared queue until latency is as before the burst. */
    LATENCY_RECOVERED("latency-recovered", "s", Better.LOWER, Gate.withFloor(2)),
    TASK_FAILURES("task-failures", "count", Better.LOWER, Gate.withFloor(0)),
    /** Processes under test that ended without a planned fault. */
    CRASHES("crashes", "count", Better.LOWER, Gate.withFloor(0)),
    LOST("lost", "count", Better.LOWER, Gate.withFloor(0)),
    DUPLICATED("duplicated", "count", Better.LOWER, null),
    REORDERED("reordered", "count", Better.LOWER, null),
    LATE("late", "count", Better.LOWER, null),
    DLQ("dlq", "count", Better.LOWER, null),
    LEFT_IN_QUEUE("left-in-queue", "count", Better.LOWER, null),
    REDELIVERED("redelivered", "count", Better.NONE, null),
    THROTTLED("throttled", "count", Better.NONE, null),
    RETRIES("retries", "count", Better.NONE, null),
    NETWORK("network", "MB/s", Better.NONE, null);

    private static final char PART_SEPARATOR = '/';

    private final String id;
    private final String unit;
    private final Better better;
    private final Gate gate;

    Metric(String id, String unit, Better better, Gate gate) {
        this.id = id;
        this.unit = unit;
        this.better = better;
        this.gate = gate;
    }

    /** The key under {@code .metrics} in a result. */
    public String id() {
        return id;
    }

    /** The id of this metric measured at one part, for example one network link. */
    public String id(String part) {
        return id + PART_SEPARATOR + part;
    }

    public String unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** Whether this is the change of a figure, which may be negative. Every other figure is 0 or more. */
    public boolean isChange() {
        return this == DRAIN_SLOWDOWN || this == HEAP_GROWTH || this == IN_FLIGHT_GROWTH;
    }

    /** The default gate, for scenarios that set none; empty if the metric is only shown. */
    public Optional<Gate> defaultGate() {
        return Optional.ofNullable(gate);
    }

    /** The metric with this id, with or without a part after a slash; empty for an id that this version does not know. */
    public static Optional<Metric> find(String id) {
        int slash = id.indexOf(PART_SEPARATOR);
        String plain = slash < 0 ? id : id.substring(0, slash);
        for (Metric metric : values()) {
            if (metric.id.equals(plain)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
