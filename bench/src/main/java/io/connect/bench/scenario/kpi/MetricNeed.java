package io.connect.bench.scenario.kpi;

import io.connect.reports.model.Metric;

/** A part that a scenario must contain for a metric to have data. */
public enum MetricNeed {
    NOTHING("", ""),
    STEADY("a steady state", "load.steady, or a phase with steady: true"),
    BACKLOG("a backlog", "load.backlog"),
    STEADY_OR_BACKLOG("a steady state or a backlog", "load.steady, a phase with steady: true, or load.backlog"),
    RECOVERY("a steady state and a fault that ends before the run does", "load.steady, and faults with for:"),
    KILL("a worker or task that goes down and comes back", "faults with kill, stop or fail on a worker or task"),
    BURST("a phase at a higher rate than the first and one after it at a lower rate", "load.phases");

    private final String what;
    private final String where;

    MetricNeed(String what, String where) {
        this.what = what;
        this.where = where;
    }

    /** The part that a metric needs. */
    public static MetricNeed of(Metric metric) {
        return switch (metric) {
            case THROUGHPUT,
                    LATENCY_P50,
                    LATENCY_P95,
                    LATENCY_P99,
                    LATENCY_MAX,
                    SERVICE_P50,
                    SERVICE_P95,
                    SERVICE_P99,
                    CPU,
                    IN_FLIGHT_GROWTH -> STEADY;
            case HEAP_GROWTH -> STEADY_OR_BACKLOG;
            case DRAIN_RATE, DRAIN_RATE_MIDDLE, DRAIN_SLOWDOWN, ARRIVAL_RATE, QUEUE_EMPTIED, FIRST_RECORD -> BACKLOG;
            case RECOVERY_TIME -> RECOVERY;
            case REBALANCE_TIME -> KILL;
            case QUEUE_CLEARED, LATENCY_RECOVERED, BURST_P95 -> BURST;
            default -> NOTHING;
        };
    }

    /** The need in words. */
    public String what() {
        return what;
    }

    /** The section of scenarios.yaml that provides the part. */
    public String where() {
        return where;
    }
}
