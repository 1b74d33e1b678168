package io.connect.reports.gate;

import io.connect.reports.model.Gate;
import io.connect.reports.model.Metric;
import io.connect.reports.stats.Samples;
import java.util.List;

/**
 * The limits of the gate.
 *
 * @param limitPercent how much worse a candidate may be, in percent
 * @param alpha the highest probability that a bound is wrong, each time that the pairs are evaluated
 * @param leastPairs the smallest number of pairs that can decide
 */
public record GateRule(double limitPercent, double alpha, int leastPairs) {

    /** Ten percent, with bounds that hold in 39 of 40 cases, from six pairs on. Fewer pairs cannot give such bounds. */
    public static final GateRule DEFAULT = new GateRule(10, 0.025, 6);

    public GateRule {
        if (!(limitPercent > 0) || Double.isInfinite(limitPercent)) {
            throw new IllegalArgumentException("limitPercent is " + limitPercent + ", a number above 0 is needed");
        }
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", a probability between 0 and 0.5 is needed");
        }
        if (leastPairs < 1 || Math.pow(0.5, leastPairs) > alpha) {
            throw new IllegalArgumentException("leastPairs is " + leastPairs + "; " + leastPairs
                    + " pairs can never be surer than " + Math.pow(0.5, Math.max(0, leastPairs))
                    + ", which is above alpha "
                    + alpha);
        }
    }

    /**
     * This rule for the pairs of one metric. A difference below the metric's own floor does not count, as in a comparison with
     * a baseline. Ten percent of a 95th percentile of 30 ms would be 3 ms, which is no regression there.
     */
    GateRule over(Metric metric, List<PairedGate.Pair> pairs) {
        double floor = metric.defaultGate().map(Gate::floor).orElse(0.0);
        if (floor == 0 || pairs.isEmpty()) {
            return this;
        }
        double base = Samples.median(pairs.stream().map(PairedGate.Pair::base).toList());
        return withLimit(Math.max(limitPercent, 100 * floor / base));
    }

    /** This rule with another limit, in percent. */
    public GateRule withLimit(double percent) {
        return new GateRule(percent, alpha, leastPairs);
    }

    /** The ratio, worse ÷ better, that must not be exceeded. */
    public double limitRatio() {
        return 1 + limitPercent / 100;
    }
}
