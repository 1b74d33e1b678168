package io.connect.reports.compare;

import io.connect.reports.model.Metric;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The numbers that a comparison decides by. {@code reports/docs/comparison.md} says how often it is wrong with them. */
public final class ComparisonRule {

    /** A baseline of fewer runs does not know its own scatter. */
    public static final int BASELINE_RUNS = 5;

    /** Machines whose calibrations differ by more than this part are two machines. */
    static final double SAME_CALIBRATION = 0.10;

    /** The part of identical suites in which one run alone may pass its bound; one in fifty is promised. */
    private static final double ALARMS_OF_ONE_RUN = 0.015;
    /** The same probability for the mean of several runs. The rule that each run must agree removes a third of these alarms. */
    private static final double ALARMS_OF_A_MEAN = 0.022;

    /**
     * A scenario whose own variance is this many times the pooled one is judged by its own variance. Of equal scenarios with
     * five runs each, one in a hundred reaches this by chance.
     */
    static final double OWN_SCATTER = 3.5;

    /** Each single run must exceed this share of the limit for all runs together, so that one disturbed run decides nothing. */
    static final double EACH_RUN = 0.5;

    /** One in this many runs may disagree. */
    static final int RUNS_PER_DISSENT = 4;

    private static final Set<Metric> GATED = EnumSet.of(
            Metric.DRAIN_RATE, Metric.LATENCY_P95, Metric.CPU_PER_MESSAGE, Metric.ERROR_RATE, Metric.RECOVERY_TIME);

    private ComparisonRule() {}

    /** Whether a metric can make a regression. The others are shown: they follow the offer, or a few messages decide them. */
    static boolean isGated(String metricId) {
        Optional<Metric> metric = Metric.find(metricId);
        return metric.isPresent() && GATED.contains(metric.get());
    }

    /** The part of identical suites in which the mean of this many runs may pass its bound. */
    static double falseAlarms(int runs) {
        return runs == 1 ? ALARMS_OF_ONE_RUN : ALARMS_OF_A_MEAN;
    }

    /** How many of some runs must agree. */
    static int agreeing(int runs) {
        return runs - runs / RUNS_PER_DISSENT;
    }

    /** How a user makes a baseline. */
    public static String howToMakeABaseline(String profile) {
        return "ci/update-baseline.sh --profile " + profile + " makes a baseline on this machine, of " + BASELINE_RUNS
                + " runs";
    }
}
