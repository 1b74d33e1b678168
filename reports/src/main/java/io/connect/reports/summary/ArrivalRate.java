package io.connect.reports.summary;

import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import java.util.Optional;

/** How fast records came to Kafka. It is known of a subject that does not finish, too. */
public final class ArrivalRate {

    private ArrivalRate() {}

    /** Messages a second of the backlog, or in steady state where there is none; empty for a run that reached neither. */
    public static Optional<Double> rate(RunResult result) {
        return result.value(Metric.ARRIVAL_RATE.id()).or(() -> result.value(Metric.THROUGHPUT.id()));
    }
}
