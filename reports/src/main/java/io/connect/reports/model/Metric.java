package io.connect.reports.model;

import java.util.Optional;

/**
 * Every metric the project measures: its id (the same in scenarios.yaml and in results), unit, good direction, and the gate
 * that guards it unless the scenario says otherwise. A metric measured per part carries the part behind a slash:
 * {@code network/worker-sqs}.
 */
public enum Metric {
    THROUGHPUT("throughput", "msg/s", Better.HIGHER, Gate.withFloor(0)),
    DRAIN_RATE("drain-rate", "msg/s", Better.HIGHER, Gate.withFloor(0)),
    /** Backlog over the time until its last record is in Kafka; measured also where the queues were not emptied in time. */
    ARRIVAL_RATE("arrival-rate", "msg/s", Better.HIGHER, null),
    /** Between the first fifth of a backlog and the last, where neither the start nor the end of the drain counts. */
    DRAIN_RATE_MIDDLE("drain-rate-middle", "msg/s", Better.HIGHER, null),
    /** By how much the rate fell over the second half of a backlog; below 0 where it rose. */
    DRAIN_SLOWDOWN("drain-slowdown", "%", Better.LOWER, null),
    /** From the last record of a backlog in Kafka until its queues hold nothing, visible or in flight. */
    QUEUE_EMPTIED("queue-emptied", "s", Better.LOWER, null),
    /** From the creation of the connector, Connect's own part of it included, until a backlog's first record is in Kafka. */
    FIRST_RECORD("first-record", "s", Better.LOWER, null),
    LATENCY_P50("latency-p50", "ms", Better.LOWER, Gate.withFloor(5)),
    LATENCY_P95("latency-p95", "ms", Better.LOWER, Gate.withFloor(5)),
    LATENCY_P99("latency-p99", "ms", Better.LOWER, Gate.withFloor(10)),
    /** One message decides it, so it is shown and never gated. */
    LATENCY_MAX("latency-max", "ms", Better.LOWER, null),
    /** Service time counts from the send, latency from the moment the plan called for it; so with the other two. */
    SERVICE_P50("service-p50", "ms", Better.LOWER, null),
    SERVICE_P95("service-p95", "ms", Better.LOWER, null),
    SERVICE_P99("service-p99", "ms", Better.LOWER, null),
    /** Latency of the burst's messages alone, which are no part of steady state. */
    BURST_P95("burst-p95", "ms", Better.LOWER, null),
    /** All CPU of the workers, that of their compilers included. */
    CPU("cpu", "%", Better.LOWER, null),
    /** Share of the workers' CPU that their JIT compilers took. */
    COMPILATION("compilation", "%", Better.NONE, null),
    /** Without the JIT compilers, which work for a program's start and not for a message. */
    CPU_PER_MESSAGE("cpu-per-message", "µs", Better.LOWER, Gate.withFloor(10)),
    /** Highest after-GC occupancy of a worker, of its largest heap. */
    HEAP("heap", "%", Better.LOWER, null),
    /** Highest after-GC occupancy, summed over the workers. */
    HEAP_USED("heap-used", "MB", Better.LOWER, null),
    /** After-GC heap at the end of steady state, or of a drain, against the start or half of it; a leak shows here. */
    HEAP_GROWTH("heap-growth", "%", Better.LOWER, null),
    /** Messages in flight at the end of steady state against its start. */
    IN_FLIGHT_GROWTH("in-flight-growth", "%", Better.LOWER, null),
    ERROR_RATE("error-rate", "%", Better.LOWER, Gate.withFloor(0.01)),
    RECOVERY_TIME("recovery-time", "s", Better.LOWER, Gate.withFloor(2)),
    REBALANCE_TIME("rebalance-time", "s", Better.LOWER, Gate.withFloor(1)),
    /** From the end of the burst until the queue is as deep as before it. */
    QUEUE_CLEARED("queue-cleared", "s", Better.LOWER, Gate.withFloor(2)),
    /** From the cleared queue until latency is as before the burst. */
    LATENCY_RECOVERED("latency-recovered", "s", Better.LOWER, Gate.withFloor(2)),
    TASK_FAILURES("task-failures", "count", Better.LOWER, Gate.withFloor(0)),
    /** Processes under test that ended without being told to. */
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

    /** The gate that applies when the scenario names none; empty when the metric is only shown. */
    public Optional<Gate> defaultGate() {
        return Optional.ofNullable(gate);
    }

    /** The metric that {@code id} names, with or without a part behind a slash; empty for an id this version does not know. */
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
