package io.connect.bench.scenario.kpi;

import java.util.Objects;
import java.util.Optional;

/**
 * A target for one metric of a run.
 *
 * @param metricId id of the judged metric, such as latency-p95
 * @param comparison how the value is compared with the limit
 * @param limit in the metric's unit; in percent of the other variant's value when {@code relativeTo} is given
 * @param relativeTo the variant of the same scenario to whose value the limit is relative; empty for an absolute limit
 * @param text the expression as written
 */
public record Kpi(String metricId, Comparison comparison, double limit, Optional<String> relativeTo, String text) {

    private static final double HUNDRED = 100;

    public Kpi {
        Objects.requireNonNull(metricId, "metricId");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(relativeTo, "relativeTo");
        Objects.requireNonNull(text, "text");
        if (!(limit >= 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException(
                    "The limit of " + metricId + " is a finite number of at least 0, not " + limit);
        }
    }

    /** Whether {@code value} meets this absolute target. */
    public boolean isMet(double value) {
        if (relativeTo.isPresent()) {
            throw new IllegalStateException(
                    "The target of " + metricId + " is relative to variant " + relativeTo.get());
        }
        return comparison.holds(value, limit);
    }

    /** Whether {@code value} meets this target, given the other variant's value of the same metric. */
    public boolean isMet(double value, double reference) {
        return comparison.holds(value, relativeTo.isPresent() ? limit * reference / HUNDRED : limit);
    }
}
