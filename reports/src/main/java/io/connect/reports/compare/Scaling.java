package io.connect.reports.compare;

import io.connect.reports.model.Calibration;
import io.connect.reports.model.Metric;
import java.util.Optional;

/**
 * Carries a baseline's figures over to another machine, by what the bare receive-produce-delete loop makes of both. Only what
 * depends on the machine's speed is scaled: throughput under open load equals the offer anywhere, and times that are set by
 * timeouts are the same on every machine.
 */
final class Scaling {

    static final Scaling NONE = new Scaling(1, 1, 1);

    private final double rate;
    private final double cpu;
    private final double latency;

    private Scaling(double rate, double cpu, double latency) {
        this.rate = rate;
        this.cpu = cpu;
        this.latency = latency;
    }

    /** Between two calibrations; where one lacks a number, the ratio of their drain rates stands in for it. */
    static Scaling between(Calibration baseline, Calibration candidate) {
        double rate = candidate.drainRate() / baseline.drainRate();
        return new Scaling(
                rate,
                ratio(baseline.cpuPerMessage(), candidate.cpuPerMessage()).orElse(1 / rate),
                ratio(baseline.latencyP95Ms(), candidate.latencyP95Ms()).orElse(1 / rate));
    }

    /** What the baseline's machine-dependent figure would be on the candidate's machine. */
    double apply(String metricId, double value) {
        return value * factor(metricId);
    }

    double rate() {
        return rate;
    }

    private double factor(String metricId) {
        Optional<Metric> metric = Metric.find(metricId);
        if (metric.isEmpty()) {
            return 1;
        }
        return switch (metric.get()) {
            case DRAIN_RATE, ARRIVAL_RATE -> rate;
            case CPU, CPU_PER_MESSAGE -> cpu;
            case LATENCY_P50, LATENCY_P95, LATENCY_P99, LATENCY_MAX, SERVICE_P50, SERVICE_P95, SERVICE_P99 -> latency;
            case QUEUE_CLEARED -> 1 / rate;
            default -> 1;
        };
    }

    private static Optional<Double> ratio(Double baseline, Double candidate) {
        return baseline == null || candidate == null || !(baseline > 0) || !(candidate > 0)
                ? Optional.empty()
                : Optional.of(candidate / baseline);
    }
}
