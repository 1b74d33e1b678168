package io.connect.bench.scenario.target;

import java.util.Arrays;
import java.util.Optional;

/** Every figure that a scenario can set a target for, under the id that results use. */
public enum Metric {
    THROUGHPUT("throughput", MetricUnit.PER_SECOND, Better.HIGHER, Need.STEADY),
    DRAIN_RATE("drain-rate", MetricUnit.PER_SECOND, Better.HIGHER, Need.BACKLOG),
    LATENCY_P50("latency-p50", MetricUnit.MILLISECONDS, Better.LOWER, Need.STEADY),
    LATENCY_P95("latency-p95", MetricUnit.MILLISECONDS, Better.LOWER, Need.STEADY),
    LATENCY_P99("latency-p99", MetricUnit.MILLISECONDS, Better.LOWER, Need.STEADY),
    LATENCY_MAX("latency-max", MetricUnit.MILLISECONDS, Better.LOWER, Need.STEADY),
    CPU("cpu", MetricUnit.PERCENT, Better.LOWER, Need.STEADY),
    CPU_PER_MESSAGE("cpu-per-message", MetricUnit.MICROSECONDS, Better.LOWER, Need.NOTHING),
    /** Highest after-GC occupancy of a worker, of its largest heap. */
    HEAP("heap", MetricUnit.PERCENT, Better.LOWER, Need.NOTHING),
    /** Highest after-GC occupancy, summed over the workers. */
    HEAP_USED("heap-used", MetricUnit.MEGABYTES, Better.LOWER, Need.NOTHING),
    /** After-GC heap at the end of steady state against its start: what grew. */
    HEAP_GROWTH("heap-growth", MetricUnit.PERCENT, Better.LOWER, Need.STEADY),
    /** Messages in flight at the end of steady state against its start: what grew. */
    IN_FLIGHT_GROWTH("in-flight-growth", MetricUnit.PERCENT, Better.LOWER, Need.STEADY),
    ERROR_RATE("error-rate", MetricUnit.PERCENT, Better.LOWER, Need.NOTHING),
    RECOVERY_TIME("recovery-time", MetricUnit.SECONDS, Better.LOWER, Need.FAULT_THAT_ENDS),
    REBALANCE_TIME("rebalance-time", MetricUnit.SECONDS, Better.LOWER, Need.KILL),
    /** From the burst's end until the queue is as deep as before it. */
    QUEUE_CLEARED("queue-cleared", MetricUnit.SECONDS, Better.LOWER, Need.BURST),
    /** From the cleared queue until latency is as before the burst. */
    LATENCY_RECOVERED("latency-recovered", MetricUnit.SECONDS, Better.LOWER, Need.BURST),
    REDELIVERED("redelivered", MetricUnit.COUNT, Better.NEITHER, Need.NOTHING),
    THROTTLED("throttled", MetricUnit.COUNT, Better.NEITHER, Need.NOTHING),
    RETRIES("retries", MetricUnit.COUNT, Better.NEITHER, Need.NOTHING),
    NETWORK("network", MetricUnit.MEGABYTES_PER_SECOND, Better.NEITHER, Need.NOTHING),
    TASK_FAILURES("task-failures", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    /** Processes under test that ended without being told to. */
    CRASHES("crashes", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    LOST("lost", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    DUPLICATED("duplicated", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    REORDERED("reordered", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    LATE("late", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    DLQ("dlq", MetricUnit.COUNT, Better.LOWER, Need.NOTHING),
    LEFT_IN_QUEUE("left-in-queue", MetricUnit.COUNT, Better.LOWER, Need.NOTHING);

    /** Which way is good. */
    public enum Better {
        HIGHER,
        LOWER,
        /** Shown; good or bad only by an explicit comparison. */
        NEITHER
    }

    /** What a scenario must contain, or the metric has no data. */
    public enum Need {
        NOTHING("", ""),
        STEADY("a steady state", "load.steady, or a phase with steady: true"),
        BACKLOG("a backlog", "load.backlog"),
        FAULT_THAT_ENDS("a fault that ends before the run does", "faults, with for:"),
        KILL("a worker or task that goes down and comes back", "faults with kill, stop or fail on a worker or task"),
        BURST("a phase at a higher rate than the first and one after it at a lower rate", "load.phases");

        private final String what;
        private final String where;

        Need(String what, String where) {
            this.what = what;
            this.where = where;
        }

        /** What is needed, in words. */
        public String what() {
            return what;
        }

        /** Where it is written in scenarios.yaml. */
        public String where() {
            return where;
        }
    }

    private final String id;
    private final MetricUnit unit;
    private final Better better;
    private final Need need;

    Metric(String id, MetricUnit unit, Better better, Need need) {
        this.id = id;
        this.unit = unit;
        this.better = better;
        this.need = need;
    }

    /** The id in scenarios.yaml and in results. */
    public String id() {
        return id;
    }

    public MetricUnit unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    public Need need() {
        return need;
    }

    /** The metric with this id. */
    public static Optional<Metric> of(String id) {
        return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
    }
}
