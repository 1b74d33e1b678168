package io.connect.reports.summary;

import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import java.util.Optional;

/** Computes the rate at which records arrived in Kafka. It exists also for a subject that did not finish. */
public final class ArrivalRate {

    private ArrivalRate() {}

    /** Messages a second of the backlog, or in steady state without a backlog; empty for a run that reached neither. */
    public static Optional<Double> rate(RunResult result) {
        return result.value(Metric.ARRIVAL_RATE.id()).or(() -> result.value(Metric.THROUGHPUT.id()));
    }
}
