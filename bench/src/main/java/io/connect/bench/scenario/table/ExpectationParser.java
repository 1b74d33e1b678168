package io.connect.bench.scenario.table;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.MetricUnit;
import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the target of a metric: {@code "< 500ms"}, {@code ">= 80% of @0ms"}, the range {@code 450..500/s}, a limit without a
 * sign, or {@code not judged}.
 *
 * <p>Only the worse end of a range is judged, since a run that is better than its range is no failure. An equal or better value
 * meets a limit without a sign. In {@code within 90..110% of @a}, both ends are judged: a better figure would mean that something
 * else was measured.
 *
 * @param metric the metric, which determines the unit and the good direction
 * @param perTask whether the limit applies to each task
 */
record ExpectationParser(Metric metric, boolean perTask) {

    /** The target of an entry that excludes this scenario from a general KPI. */
    static final String NOT_JUDGED = "not judged";

    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(\\S+)");
    private static final Pattern RELATIVE = Pattern.compile("(<=|>=|<|>)\\s*(\\S+)\\s+of\\s+@(\\S+)");
    private static final Pattern RANGE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)([^\\s.]*)\\.\\.(\\d+(?:\\.\\d+)?)([^\\s.]*)");

    private static final Pattern WITHIN = Pattern.compile("within\\s+(\\S+?)(?:\\s+of\\s+@(\\S+))?");

    Expectation parse(String text) {
        String expression = text.strip();
        if (NOT_JUDGED.equals(expression)) {
            return new Expectation(
                    metric,
                    perTask,
                    false,
                    Comparison.AT_MOST,
                    0,
                    OptionalDouble.empty(),
                    Optional.empty(),
                    expression);
        }
        Matcher within = WITHIN.matcher(expression);
        if (within.matches()) {
            return within(within, expression);
        }
        Matcher relative = RELATIVE.matcher(expression);
        if (relative.matches()) {
            double percent = MetricUnit.PERCENT.parse(relative.group(2));
            return new Expectation(
                    metric,
                    perTask,
                    true,
                    comparison(relative.group(1)),
                    percent,
                    OptionalDouble.empty(),
                    Optional.of(relative.group(3)),
                    expression);
        }
        Matcher comparison = COMPARISON.matcher(expression);
        if (comparison.matches()) {
            Comparison how = comparison(comparison.group(1));
            return judged(how, MetricUnit.of(metric).parse(comparison.group(2)), expression);
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
        return judged(towardsGood(expression), MetricUnit.of(metric).parse(expression), expression);
    }

    /** An example of a target for this metric, for messages. */
    String example() {
        String sign = metric.better() == Better.HIGHER ? ">= " : isCount() ? "<= " : "< ";
        return "'" + sign + MetricUnit.of(metric).example() + "'";
    }

    private Expectation range(Matcher range, String expression) {
        Ends ends = ends(range, MetricUnit.of(metric), expression);
        Comparison how = towardsGood(expression);
        return judged(how, how == Comparison.AT_LEAST ? ends.least() : ends.most(), expression);
    }

    private Expectation within(Matcher within, String expression) {
        Matcher range = RANGE.matcher(within.group(1));
        if (!range.matches()) {
            throw new IllegalArgumentException("'" + expression
                    + "' is no range, expected one like 'within 90..110% of @variant' or 'within 1..2"
                    + MetricUnit.of(metric).example().replaceFirst("[\\d.]+", "") + "'");
        }
        Optional<String> other = Optional.ofNullable(within.group(2));
        Ends ends = ends(range, other.isPresent() ? MetricUnit.PERCENT : MetricUnit.of(metric), expression);
        return new Expectation(
                metric,
                perTask,
                true,
                Comparison.AT_LEAST,
                ends.least(),
                OptionalDouble.of(ends.most()),
                other,
                expression);
    }

    /** The two ends of a range. */
    private record Ends(double least, double most) {}

    private static Ends ends(Matcher range, MetricUnit metricUnit, String expression) {
        String unit = range.group(4);
        double low = metricUnit.parse(range.group(1) + (range.group(2).isEmpty() ? unit : range.group(2)));
        double high = metricUnit.parse(range.group(3) + unit);
        if (low >= high) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is an empty range: its first end must be below its second");
        }
        return new Ends(low, high);
    }

    private Expectation judged(Comparison how, double limit, String text) {
        boolean upper = how == Comparison.LESS || how == Comparison.AT_MOST;
        if (metric.better() == Better.HIGHER && upper || metric.better() == Better.LOWER && !upper) {
            throw new IllegalArgumentException("'" + text + "' points the wrong way: for " + metric.id() + " "
                    + (upper ? "higher" : "lower") + " is better, expected one like " + example());
        }
        if (how == Comparison.LESS && limit == 0 && !metric.isChange()) {
            throw new IllegalArgumentException("'" + text + "' can never be met, since " + metric.id()
                    + " is 0 or more; expected one like " + example());
        }
        return new Expectation(metric, perTask, true, how, limit, OptionalDouble.empty(), Optional.empty(), text);
    }

    private boolean isCount() {
        return MetricUnit.of(metric) == MetricUnit.COUNT;
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
