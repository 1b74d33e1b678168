package io.connect.reports.gate;

import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import io.connect.reports.stats.SignedRank;
import java.util.List;

/**
 * Decides whether a candidate is worse than its base by more than a limit, from pairs of runs made side by side or in turns.
 *
 * <p>Of each pair the logarithm of the ratio worse ÷ better is taken, so that drift of the machine, which hits both runs of a
 * pair alike, cancels, and a factor counts the same in either direction. The estimate is Hodges and Lehmann's, the bounds are
 * those of the exact signed-rank distribution.
 */
public final class PairedGate {

    private PairedGate() {}

    /** The decision from some pairs of one metric, whose own floor may widen the rule's limit. */
    public static GateResult decide(List<Pair> pairs, Metric metric, GateRule rule) {
        return decide(pairs, metric.better(), rule.over(metric, pairs));
    }

    /**
     * The decision from some pairs.
     *
     * @param better the metric's good direction, higher or lower
     */
    static GateResult decide(List<Pair> pairs, Better better, GateRule rule) {
        if (better == Better.NONE) {
            throw new IllegalArgumentException("a metric without a good direction cannot be gated");
        }
        if (pairs.isEmpty()) {
            return new GateResult(Decision.INCONCLUSIVE, 0, rule.limitRatio(), null, null, null);
        }
        SignedRank ranks = SignedRank.of(
                pairs.stream().map(pair -> logOfWorsening(pair, better)).toList());
        double estimate = Math.exp(ranks.estimate());
        if (pairs.size() < rule.leastPairs()) {
            return new GateResult(Decision.INCONCLUSIVE, pairs.size(), rule.limitRatio(), estimate, null, null);
        }
        double lower = Math.exp(ranks.lowerBound(rule.alpha()));
        double upper = Math.exp(ranks.upperBound(rule.alpha()));
        Decision decision = Decision.INCONCLUSIVE;
        if (estimate > rule.limitRatio() && lower > rule.limitRatio()) {
            decision = Decision.FAIL;
        } else if (upper < rule.limitRatio()) {
            decision = Decision.PASS;
        }
        return new GateResult(decision, pairs.size(), rule.limitRatio(), estimate, lower, upper);
    }

    private static double logOfWorsening(Pair pair, Better better) {
        double log = Math.log(pair.candidate() / pair.base());
        return better == Better.LOWER ? log : -log;
    }

    /**
     * One figure of both builds, measured one after the other.
     *
     * @param base above 0
     * @param candidate above 0
     */
    public record Pair(double base, double candidate) {

        public Pair {
            if (!(base > 0) || !(candidate > 0) || Double.isInfinite(base) || Double.isInfinite(candidate)) {
                throw new IllegalArgumentException(
                        "a pair needs two figures above 0, met base " + base + " and candidate " + candidate);
            }
        }
    }

    /**
     * What the pairs say.
     *
     * @param decision of the rule
     * @param pairs how many there were
     * @param limit ratio that must not be passed, 1.1 or what the metric's floor comes to
     * @param ratio estimated worsening, 1.1 is 10 % worse; null without pairs
     * @param lower the ratio is below this with probability alpha at most; null with too few pairs
     * @param upper the ratio is above this with probability alpha at most; null with too few pairs
     */
    public record GateResult(Decision decision, int pairs, double limit, Double ratio, Double lower, Double upper) {}
}
