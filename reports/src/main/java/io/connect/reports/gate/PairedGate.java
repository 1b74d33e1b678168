package io.connect.reports.gate;

import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import io.connect.reports.stats.Samples;
import io.connect.reports.stats.SignedRank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Decides whether a candidate is worse than its base by more than a limit, from pairs of runs made side by side or in turns.
 *
 * <p>The rule takes the logarithm of the ratio worse ÷ better of each pair, so twice and half the base have equal weight. Drift
 * of the machine affects both runs of a pair alike and cancels. The estimate is that of Hodges and Lehmann. The bounds are
 * those of the exact signed-rank distribution. Two workers of one build differ in speed as long as they run. With fresh workers
 * per pair, the pairs contain this difference. If workers are reused, {@link BetweenWorkers} adds it to the bounds.
 */
public final class PairedGate {

    /**
     * A bound this close to the limit counts as equal to it. Otherwise rounding could give a figure and its reciprocal
     * different decisions.
     */
    private static final double ROUNDING = 1e-9;

    private PairedGate() {}

    /**
     * The decision from some pairs of one metric. The metric's own floor may raise the rule's limit. The candidate passes only
     * with a control of as many pairs as the rule requires: only the control shows that the machine can detect a difference.
     *
     * @param control pairs of the base with the base again
     */
    public static GateResult decide(List<Pair> pairs, List<Pair> control, Metric metric, GateRule rule) {
        GateResult result = decide(pairs, control, metric.better(), rule.over(metric, pairs));
        return result.decision() == Decision.PASS && control.size() < rule.leastPairs()
                ? result.withDecision(Decision.INCONCLUSIVE)
                : result;
    }

    /**
     * The decision of the control itself. The control tests whether its two workers differ, so no bound is widened by their
     * difference here.
     */
    public static GateResult decideControl(List<Pair> control, Metric metric, GateRule rule) {
        return decide(control, metric.better(), rule.over(metric, control), sets -> 0);
    }

    static GateResult decide(List<Pair> pairs, List<Pair> control, Better better, GateRule rule) {
        return decide(
                pairs,
                better,
                rule,
                sets -> BetweenWorkers.margin(List.copyOf(bySet(control, better).values()), sets, rule.alpha()));
    }

    /**
     * With fresh workers for enough pairs, the pairs contain the difference between workers; otherwise the margin includes it.
     *
     * @param margin the margin for a number of sets of workers
     */
    private static GateResult decide(List<Pair> pairs, Better better, GateRule rule, IntToDoubleFunction margin) {
        if (better == Better.NONE) {
            throw new IllegalArgumentException("a metric without a good direction cannot be gated");
        }
        if (pairs.isEmpty()) {
            return new GateResult(Decision.INCONCLUSIVE, 0, rule.limitRatio(), null, null, null);
        }
        Map<String, Double> sets = bySet(pairs, better);
        boolean fresh = sets.size() >= rule.leastPairs();
        SignedRank ranks = SignedRank.of(
                fresh
                        ? List.copyOf(sets.values())
                        : pairs.stream()
                                .map(pair -> logOfWorsening(pair, better))
                                .toList());
        double estimate = ranks.estimate();
        if (pairs.size() < rule.leastPairs()) {
            return new GateResult(
                    Decision.INCONCLUSIVE, pairs.size(), rule.limitRatio(), Math.exp(estimate), null, null);
        }
        double more = fresh ? 0 : margin.applyAsDouble(sets.size());
        double lower = Math.exp(estimate - Math.hypot(estimate - ranks.lowerBound(rule.alpha()), more));
        double upper = Math.exp(estimate + Math.hypot(ranks.upperBound(rule.alpha()) - estimate, more));
        Decision decision = Decision.INCONCLUSIVE;
        if (lower > rule.limitRatio() * (1 + ROUNDING)) {
            decision = Decision.FAIL;
        } else if (upper < rule.limitRatio() * (1 - ROUNDING)) {
            decision = Decision.PASS;
        }
        return new GateResult(decision, pairs.size(), rule.limitRatio(), Math.exp(estimate), lower, upper);
    }

    /** The median logarithm of the pairs of each set of workers. */
    private static Map<String, Double> bySet(List<Pair> pairs, Better better) {
        Map<String, List<Double>> logs = new LinkedHashMap<>();
        pairs.forEach(pair ->
                logs.computeIfAbsent(pair.workers(), set -> new ArrayList<>()).add(logOfWorsening(pair, better)));
        Map<String, Double> medians = new LinkedHashMap<>();
        logs.forEach((set, values) -> medians.put(set, Samples.median(values)));
        return medians;
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
     * @param workers the set of workers that it was measured on; pairs with the same name share them
     */
    public record Pair(double base, double candidate, String workers) {

        public Pair {
            if (!(base > 0) || !(candidate > 0) || Double.isInfinite(base) || Double.isInfinite(candidate)) {
                throw new IllegalArgumentException(
                        "a pair needs two figures above 0, met base " + base + " and candidate " + candidate);
            }
        }

        /** A pair of a session that uses the same workers throughout. */
        public Pair(double base, double candidate) {
            this(base, candidate, "");
        }
    }

    /**
     * The result of the pairs.
     *
     * @param decision the decision of the rule
     * @param pairs number of pairs
     * @param limit limit of the ratio: 1.1, or a larger one if the metric's floor allows it
     * @param ratio estimated worsening, 1.1 is 10 % worse; null without pairs
     * @param lower the ratio is below this with probability alpha at most; null with too few pairs
     * @param upper the ratio is above this with probability alpha at most; null with too few pairs
     */
    public record GateResult(Decision decision, int pairs, double limit, Double ratio, Double lower, Double upper) {

        /** Whether the estimate is worse by more than the limit, even if the bounds do not decide. */
        public boolean isMeasuredWorse() {
            return ratio != null && ratio > limit;
        }

        GateResult withDecision(Decision other) {
            return new GateResult(other, pairs, limit, ratio, lower, upper);
        }
    }
}
