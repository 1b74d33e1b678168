package io.connect.reports.compare;

import io.connect.reports.model.Account;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Repetition;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks whether the figures of a result are possible. A result with an impossible figure is rejected, because any decision
 * from it would be wrong.
 */
public final class Soundness {

    private Soundness() {}

    /** A sentence for each impossible figure; empty for a sound result. */
    public static List<String> problems(RunResult result) {
        List<String> problems = new ArrayList<>();
        String run = "run " + result.runId() + " of " + result.name();
        if (result.metrics().isEmpty() && result.verdict() != Verdict.BROKEN) {
            problems.add(run + " has no metrics");
        }
        result.metrics().forEach((id, metric) -> metric(run, id, metric).ifPresent(problems::add));
        for (Repetition repetition : result.repetitions()) {
            for (Map.Entry<String, Double> value : repetition.metrics().entrySet()) {
                figure("repetition " + repetition.runId() + " in " + run, value.getKey(), value.getValue())
                        .ifPresent(problems::add);
            }
        }
        account(run, result.account()).ifPresent(problems::add);
        result.histograms()
                .forEach((phase, histogram) -> unreadable(run, phase, histogram).ifPresent(problems::add));
        return List.copyOf(problems);
    }

    private static Optional<String> unreadable(String run, String phase, EncodedHistogram histogram) {
        try {
            histogram.decode();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(run + ", phase " + phase + ": " + e.getMessage());
        }
    }

    private static Optional<String> metric(String run, String id, MetricResult metric) {
        Optional<Metric> known = Metric.find(id);
        if (known.isPresent() && !known.get().unit().equals(metric.unit())) {
            return Optional.of(run + " has " + id + " in " + metric.unit() + ", where "
                    + known.get().unit() + " is needed");
        }
        if (known.isPresent() && known.get().better() != metric.better()) {
            return Optional.of(run + " calls " + id + " better when it is "
                    + metric.better().id() + ", where " + known.get().better().id() + " is needed");
        }
        return figure(run, id, metric.value());
    }

    private static Optional<String> figure(String run, String id, Double value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!Double.isFinite(value)) {
            return Optional.of(run + " has " + id + " of " + value + ", a finite number is needed");
        }
        boolean maybeNegative = Metric.find(id).map(Metric::isChange).orElse(true);
        return value >= 0 || maybeNegative
                ? Optional.empty()
                : Optional.of(run + " has " + id + " of " + Numbers.plain(value) + ", 0 or more is needed");
    }

    private static Optional<String> account(String run, Account account) {
        long found = account.delivered() + account.dlq() + account.leftInQueue() + account.lost();
        return found == account.accepted()
                ? Optional.empty()
                : Optional.of(run + " has an account that does not add up: " + account.accepted()
                        + " messages accepted, and " + found + " delivered, dead-lettered, left in the queue or lost");
    }
}
