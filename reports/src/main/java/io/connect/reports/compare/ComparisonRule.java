package io.connect.reports.compare;

import io.connect.reports.model.Metric;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The constants of the rule for comparisons. {@code reports/docs/comparison.md} documents how often the rule is wrong with
 * them.
 */
public final class ComparisonRule {

    /** A baseline with fewer runs cannot show its own scatter. */
    public static final int BASELINE_RUNS = 5;

    /** Machines whose calibrations differ by more than this part count as two machines. */
    static final double SAME_CALIBRATION = 0.10;

    /** The share of identical suites in which a single run may exceed its bound. The documentation promises one in fifty. */
    private static final double ALARMS_OF_ONE_RUN = 0.015;
    /** The same share for the mean of several runs. The rule that each run must agree removes a third of these alarms. */
    private static final double ALARMS_OF_A_MEAN = 0.022;

    /**
     * A scenario whose own variance is this many times the pooled one is judged by its own variance. Of equal scenarios with
     * five runs each, one in a hundred reaches this by chance.
     */
    static final double OWN_SCATTER = 3.5;

    /** Each single run must exceed this share of the limit for all runs together, so that one disturbed run cannot decide. */
    static final double EACH_RUN = 0.5;

    /** One in this many runs may disagree. */
    static final int RUNS_PER_DISSENT = 4;

    private static final Set<Metric> GATED = EnumSet.of(
            Metric.DRAIN_RATE, Metric.LATENCY_P95, Metric.CPU_PER_MESSAGE, Metric.ERROR_RATE, Metric.RECOVERY_TIME);

    private ComparisonRule() {}

    /**
     * Whether a change of a metric can be a regression. Other metrics are only shown, because they depend on the offered load
     * or on a few messages.
     */
    static boolean isGated(String metricId) {
        Optional<Metric> metric = Metric.find(metricId);
        return metric.isPresent() && GATED.contains(metric.get());
    }

    /** The share of identical suites in which the mean of this many runs may exceed its bound. */
    static double falseAlarms(int runs) {
        return runs == 1 ? ALARMS_OF_ONE_RUN : ALARMS_OF_A_MEAN;
    }

    /** How many of some runs must agree. */
    static int agreeing(int runs) {
        return runs - runs / RUNS_PER_DISSENT;
    }

    /** Explains to a user how to make a baseline. */
    public static String howToMakeABaseline(String profile) {
        return "ci/update-baseline.sh --profile " + profile + " makes a baseline on this machine, of " + BASELINE_RUNS
                + " runs";
    }
}
