package io.connect.bench.scenario.table;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.MetricUnit;
import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a metric is asked to be: {@code "< 500ms"}, {@code ">= 80% of @0ms"}, the range {@code 450..500/s}, a bare
 * limit, or {@code not judged}.
 *
 * <p>A range is judged by its worse end only, since a run that is better than its range is no failure; a bare limit is met
 * by the limit itself and by anything better.
 *
 * @param metric whose unit and good direction decide
 * @param perTask whether the limit counts for each task
 */
record ExpectationParser(Metric metric, boolean perTask) {

    /** Stands for: a general KPI says nothing about this scenario. */
    static final String NOT_JUDGED = "not judged";

    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(\\S+)");
    private static final Pattern RELATIVE = Pattern.compile("(<=|>=|<|>)\\s*(\\S+)\\s+of\\s+@(\\S+)");
    private static final Pattern RANGE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)([^\\s.]*)\\.\\.(\\d+(?:\\.\\d+)?)([^\\s.]*)");

    Expectation parse(String text) {
        String expression = text.strip();
        if (NOT_JUDGED.equals(expression)) {
            return new Expectation(metric, perTask, false, Comparison.AT_MOST, 0, Optional.empty(), expression);
        }
        Matcher relative = RELATIVE.matcher(expression);
        if (relative.matches()) {
            double percent = MetricUnit.PERCENT.parse(relative.group(2));
            return judged(comparison(relative.group(1)), percent, Optional.of(relative.group(3)), expression);
        }
        Matcher comparison = COMPARISON.matcher(expression);
        if (comparison.matches()) {
            Comparison how = comparison(comparison.group(1));
            return judged(how, MetricUnit.of(metric).parse(comparison.group(2)), Optional.empty(), expression);
        }
        Matcher range = RANGE.matcher(expression);
        if (range.matches()) {
            return range(range, expression);
        }
        if (expression.isEmpty() || !Character.isDigit(expression.charAt(0))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a target for " + metric.id() + ", expected one like " + example()
                            + ", a range like '450..500/s', '>= 80% of @variant' or '" + NOT_JUDGED + "'");
        }
        return judged(towardsGood(expression), MetricUnit.of(metric).parse(expression), Optional.empty(), expression);
    }

    /** A target of this metric, for messages. */
    String example() {
        String sign = metric.better() == Better.HIGHER ? ">= " : "< ";
        return "'" + sign + MetricUnit.of(metric).example() + "'";
    }

    private Expectation range(Matcher range, String expression) {
        String unit = range.group(4);
        double low =
                MetricUnit.of(metric).parse(range.group(1) + (range.group(2).isEmpty() ? unit : range.group(2)));
        double high = MetricUnit.of(metric).parse(range.group(3) + unit);
        if (low >= high) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is an empty range: its first end must be below its second");
        }
        Comparison how = towardsGood(expression);
        return judged(how, how == Comparison.AT_LEAST ? low : high, Optional.empty(), expression);
    }

    private Expectation judged(Comparison how, double limit, Optional<String> relativeTo, String text) {
        boolean upper = how == Comparison.LESS || how == Comparison.AT_MOST;
        if (metric.better() == Better.HIGHER && upper || metric.better() == Better.LOWER && !upper) {
            throw new IllegalArgumentException("'" + text + "' points the wrong way: for " + metric.id() + " "
                    + (upper ? "higher" : "lower") + " is better, expected one like " + example());
        }
        return new Expectation(metric, perTask, true, how, limit, relativeTo, text);
    }

    private Comparison towardsGood(String text) {
        return switch (metric.better()) {
            case HIGHER -> Comparison.AT_LEAST;
            case LOWER -> Comparison.AT_MOST;
            case NONE ->
                throw new IllegalArgumentException("'" + text + "' does not say which way " + metric.id()
                        + " is good, and the metric has no good way of its own; expected one like " + example());
        };
    }

    private static Comparison comparison(String symbol) {
        return switch (symbol) {
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.GREATER;
            default -> Comparison.AT_LEAST;
        };
    }
}
