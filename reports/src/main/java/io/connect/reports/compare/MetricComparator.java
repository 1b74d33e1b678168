package io.connect.reports.compare;

import io.connect.reports.compare.Scatter.Spread;
import io.connect.reports.model.Better;
import io.connect.reports.model.Gate;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.stats.Samples;
import io.connect.reports.stats.StudentT;
import io.connect.reports.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * Compares one metric of two sides. A metric that is worse by more than the gate is suspected. The change is a regression when
 * all runs together are outside the baseline's own scatter, and at least two single runs are, too.
 */
final class MetricComparator {

    /**
     * A percentile with fewer slower batches than this depends on the chance of these few, in the baseline or in the candidate.
     */
    private static final long BATCHES_TO_JUDGE_A_PERCENTILE = 10;

    private final Side baseline;
    private final Side candidate;
    private final Scatter scatter;
    private final double alpha;
    private final boolean trusted;

    /**
     * @param scatter the scatter of the baselines of all scenarios in the same profile
     * @param comparisons how many gated metrics the suite has, which share the allowed false alarms
     * @param trusted whether the baseline can show a regression
     */
    MetricComparator(Side baseline, Side candidate, Scatter scatter, int comparisons, boolean trusted) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.scatter = scatter;
        this.alpha = ComparisonRule.falseAlarms(candidate.runs()) / Math.max(1, comparisons);
        this.trusted = trusted;
    }

    MetricChange compare(String id) {
        // Direction, unit and gate come from the baseline: a run must not choose its own limit.
        MetricResult shape = baseline.shape(id).or(() -> candidate.shape(id)).orElseThrow();
        Optional<Long> fewest = fewestBeyond(id);
        Optional<String> unjudged = candidate.unjudged(id);
        boolean gated = ComparisonRule.isGated(id) && fewest.isEmpty() && unjudged.isEmpty();
        Double before = baseline.figure(id).orElse(null);
        Double after = candidate.figure(id).orElse(null);
        if (before == null || after == null) {
            return missing(id, shape, gated, before, after);
        }
        Judged judged = judge(id, shape.better(), before, after);
        Double percent = before == 0 ? null : 100 * (after - before) / Math.abs(before);
        return new MetricChange(
                id,
                shape.unit(),
                shape.better(),
                before,
                after,
                percent,
                judged.scatter(),
                gated,
                judged.outcome(),
                judged.unconfirmed(),
                fewest.map(MetricComparator::decidedByFew)
                        .or(() -> unjudged.map(why -> "not judged: " + why))
                        .orElse(judged.note()));
    }

    /** The gate that a baseline sets for a metric, or the metric's default gate. */
    static Optional<Gate> gate(RunResult baseline, String id) {
        Gate own = baseline.gates().get(id);
        return own != null ? Optional.of(own) : Metric.find(id).flatMap(Metric::defaultGate);
    }

    private record Judged(Outcome outcome, boolean unconfirmed, Double scatter, String note) {}

    private Judged judge(String id, Better better, double before, double after) {
        Gate gate = gate(baseline.first(), id).orElse(Gate.withFloor(0));
        List<Double> runs = candidate.samples(id);
        Bound bound = bound(id, runs);
        if (better == Better.NONE || !passes(gate, before, after)) {
            return new Judged(Outcome.UNCHANGED, false, bound.percent(), "");
        }
        boolean worse = better == Better.HIGHER ? after < before : after > before;
        double sign = after > before ? 1 : -1;
        long agreeing = runs.stream()
                .filter(value -> sign * (value - before) > 0 && passes(gate, before, value))
                .filter(value -> bound.excess(sign, List.of(value)) > ComparisonRule.EACH_RUN * bound.width())
                .count();
        boolean beyond = bound.isKnown()
                && bound.excess(sign, runs) > bound.width()
                && agreeing >= ComparisonRule.agreeing(runs.size());
        boolean confirmed = beyond && runs.size() > 1;
        if (!worse) {
            return new Judged(
                    trusted && confirmed ? Outcome.IMPROVED : Outcome.UNCHANGED,
                    false,
                    bound.percent(),
                    trusted && confirmed ? "" : "better, not shown to be more than chance");
        }
        if (!trusted) {
            return new Judged(Outcome.SUSPECTED, false, bound.percent(), "");
        }
        if (!beyond) {
            String note = bound.isKnown()
                    ? "runs of the baseline differ that much among themselves"
                    : "too few runs of the baseline have it, " + ComparisonRule.BASELINE_RUNS + " are needed";
            return new Judged(Outcome.SUSPECTED, false, bound.percent(), note);
        }
        return confirmed
                ? new Judged(Outcome.REGRESSED, false, bound.percent(), "")
                : new Judged(
                        Outcome.SUSPECTED,
                        true,
                        bound.percent(),
                        "more than the baseline's scatter explains: run it once more to confirm");
    }

    /** How far the mean of the candidate's runs may be from the baseline because of the scatter of single runs. */
    private Bound bound(String id, List<Double> runs) {
        List<Double> base = baseline.samples(id);
        if (base.size() < ComparisonRule.BASELINE_RUNS) {
            return Bound.UNKNOWN;
        }
        double shrink = Math.sqrt(1.0 / base.size() + 1.0 / runs.size());
        boolean positive = Stream.concat(base.stream(), runs.stream()).allMatch(value -> value > 0);
        Optional<Spread> relative = positive ? scatter.of(baseline, id) : Optional.empty();
        // An error rate is 0 in most runs and has no logarithm, so it is judged by its own scatter.
        Spread spread = relative.orElseGet(() -> new Spread(Samples.deviation(base), base.size() - 1));
        double width = StudentT.upperQuantile(alpha, spread.degrees()) * spread.deviation() * shrink;
        DoubleUnaryOperator scale = relative.isPresent() ? Math::log : DoubleUnaryOperator.identity();
        return new Bound(scale, centre(base, scale), width, relative.isPresent());
    }

    private static double centre(List<Double> values, DoubleUnaryOperator scale) {
        return Samples.mean(values.stream().map(scale::applyAsDouble).toList());
    }

    /** The distance from the centre of the baseline that runs must exceed, on a scale of logarithms or of the figures. */
    private record Bound(DoubleUnaryOperator scale, double centre, double width, boolean relative) {

        static final Bound UNKNOWN = new Bound(DoubleUnaryOperator.identity(), 0, Double.NaN, false);

        boolean isKnown() {
            return !Double.isNaN(width);
        }

        double excess(double sign, List<Double> values) {
            return sign * (MetricComparator.centre(values, scale) - centre);
        }

        Double percent() {
            return relative ? Double.valueOf(100 * Math.expm1(width)) : null;
        }
    }

    private static boolean passes(Gate gate, double before, double after) {
        return Math.abs(after - before) > gate.floor()
                && Math.abs(after - before) > gate.percent() / 100 * Math.abs(before);
    }

    /** The number of batches slower than a percentile, in the run with the fewest; empty if they are enough to judge it. */
    private Optional<Long> fewestBeyond(String id) {
        return Stream.of(baseline, candidate)
                .flatMap(side -> side.batchesBeyond(id).stream())
                .min(Long::compare)
                .filter(fewest -> fewest < BATCHES_TO_JUDGE_A_PERCENTILE);
    }

    private static String decidedByFew(long batches) {
        String few = batches == 0
                ? "no batch lies beyond it"
                : Numbers.count(batches) + (batches == 1 ? " batch decides it" : " batches decide it");
        return few + ", " + BATCHES_TO_JUDGE_A_PERCENTILE + " are needed: shown, not judged";
    }

    private MetricChange missing(String id, MetricResult shape, boolean gated, Double before, Double after) {
        Outcome outcome = Outcome.NOT_COMPARABLE;
        boolean unconfirmed = false;
        String note = "in neither";
        if (before != null && candidate.unmeasured(id)) {
            boolean confirmed = candidate.runs() > 1;
            outcome = trusted && confirmed ? Outcome.REGRESSED : Outcome.SUSPECTED;
            unconfirmed = trusted && !confirmed;
            note = "could not be measured any more";
        } else if (before != null) {
            outcome = Outcome.INCONCLUSIVE;
            note = "missing from the run";
        } else if (after != null) {
            note = baseline.unmeasured(id) ? "could not be measured in the baseline" : "new, not in the baseline";
        } else if (candidate.unmeasured(id) && baseline.unmeasured(id)) {
            note = "could not be measured in either";
        }
        return new MetricChange(
                id, shape.unit(), shape.better(), before, after, null, null, gated, outcome, unconfirmed, note);
    }
}
