package io.connect.reports.compare;

import io.connect.reports.model.Better;
import io.connect.reports.model.Gate;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.stats.RankTest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares one metric of two sides. Swapping the sides swaps improved and regressed, and changes nothing else. */
final class MetricComparator {

    /** An order of repeated runs that chance produces less often than this counts as real. */
    static final double SIGNIFICANCE = 0.05;
    /** Fewer repetitions than this on each side cannot reach it: the best order of 2 and 2 has a probability of 1 in 6. */
    private static final int RUNS_TO_TELL = 3;

    /** A percentile that fewer messages lie beyond is the chance of these few, on whichever side they are. */
    private static final long MESSAGES_TO_JUDGE_A_PERCENTILE = 10;

    private final Side baseline;
    private final Side candidate;
    private final Scaling scaling;

    MetricComparator(Side baseline, Side candidate, Scaling scaling) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.scaling = scaling;
    }

    MetricChange compare(String id) {
        MetricResult shape = candidate.shape(id).or(() -> baseline.shape(id)).orElseThrow();
        Optional<Gate> gate = gate(id);
        Optional<Long> fewest = fewestBeyond(id);
        boolean gated = gate.isPresent() && shape.better() != Better.NONE && fewest.isEmpty();
        Double before =
                baseline.figure(id).map(value -> scaling.apply(id, value)).orElse(null);
        Double after = candidate.figure(id).orElse(null);
        if (before == null || after == null) {
            return missing(id, shape, gated, before, after);
        }
        Outcome bySize = bySize(shape.better(), gate.orElse(Gate.withFloor(0)), before, after);
        Double probability = probability(id, before, after);
        Outcome outcome = bySize;
        String note = fewest.map(MetricComparator::decidedByFew).orElse("");
        if (probability != null && (bySize == Outcome.REGRESSED || bySize == Outcome.IMPROVED)) {
            if (probability > SIGNIFICANCE) {
                outcome = Outcome.INCONCLUSIVE;
                note = unsure(probability);
            }
        }
        Double percent = before == 0 ? null : 100 * (after - before) / Math.abs(before);
        return new MetricChange(
                id, shape.unit(), shape.better(), before, after, percent, probability, gated, outcome, note);
    }

    /** The number of messages beyond a percentile on the side with fewer, where they are too few to judge it. */
    private Optional<Long> fewestBeyond(String id) {
        return Stream.of(baseline, candidate)
                .flatMap(side -> side.messagesBeyond(id).stream())
                .min(Long::compare)
                .filter(fewest -> fewest < MESSAGES_TO_JUDGE_A_PERCENTILE);
    }

    private static String decidedByFew(long messages) {
        return messages + (messages == 1 ? " message decides" : " messages decide") + " it: shown, not judged";
    }

    private String unsure(double probability) {
        int fewer = Math.min(baseline.runs(), candidate.runs());
        return fewer < RUNS_TO_TELL
                ? "too few runs to tell, " + RUNS_TO_TELL + " on each side are needed"
                : String.format(Locale.ROOT, "may be chance (p = %.3f)", probability);
    }

    private MetricChange missing(String id, MetricResult shape, boolean gated, Double before, Double after) {
        Outcome outcome = Outcome.NOT_COMPARABLE;
        String note = "in neither";
        if (before != null) {
            boolean never = candidate.unmeasured(id);
            outcome = never ? Outcome.REGRESSED : Outcome.INCONCLUSIVE;
            note = never ? "could not be measured any more" : "missing from the run";
        } else if (after != null) {
            boolean never = baseline.unmeasured(id);
            outcome = never ? Outcome.IMPROVED : Outcome.NOT_COMPARABLE;
            note = never ? "could not be measured in the baseline" : "new, not in the baseline";
        } else if (candidate.unmeasured(id) && baseline.unmeasured(id)) {
            note = "could not be measured in either";
        }
        return new MetricChange(id, shape.unit(), shape.better(), before, after, null, null, gated, outcome, note);
    }

    /**
     * Worse or better beyond the gate. Both questions are the same one with the sides swapped, so that the comparison reads
     * the same from either end.
     */
    private static Outcome bySize(Better better, Gate gate, double before, double after) {
        if (better == Better.NONE || Math.abs(after - before) <= gate.floor()) {
            return Outcome.UNCHANGED;
        }
        if (worse(better, gate, before, after)) {
            return Outcome.REGRESSED;
        }
        return worse(better, gate, after, before) ? Outcome.IMPROVED : Outcome.UNCHANGED;
    }

    private static boolean worse(Better better, Gate gate, double before, double after) {
        double part = gate.percent() / 100;
        return better == Better.HIGHER ? after < before * (1 - part) : after > before * (1 + part);
    }

    /** The rank test in the direction that the figures differ in; null unless both sides were repeated. */
    private Double probability(String id, double before, double after) {
        List<Double> first = baseline.samples(id).stream()
                .map(value -> scaling.apply(id, value))
                .toList();
        List<Double> second = candidate.samples(id);
        if (first.size() < 2 || second.size() < 2) {
            return null;
        }
        return after >= before
                ? RankTest.probabilityFirstIsHigher(second, first)
                : RankTest.probabilityFirstIsHigher(first, second);
    }

    private Optional<Gate> gate(String id) {
        Gate own = candidate.first().gates().get(id);
        return own != null ? Optional.of(own) : Metric.find(id).flatMap(Metric::defaultGate);
    }
}
