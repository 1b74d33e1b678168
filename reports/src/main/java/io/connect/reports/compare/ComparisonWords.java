package io.connect.reports.compare;

import java.util.ArrayList;
import java.util.List;

/** A comparison in one line: how many gated metrics are worse, better and as before. */
public final class ComparisonWords {

    private ComparisonWords() {}

    /** {@code 1 of 5 gated metrics worse, 4 as before; 2 runs against a baseline of 5}. */
    public static String of(Comparison comparison) {
        List<MetricChange> gated =
                comparison.changes().stream().filter(MetricChange::gated).toList();
        if (gated.isEmpty()) {
            return "no metric was judged";
        }
        List<String> parts = new ArrayList<>();
        count(parts, gated, "worse", Outcome.REGRESSED);
        count(parts, gated, "suspected to be worse", Outcome.SUSPECTED);
        count(parts, gated, "better", Outcome.IMPROVED);
        count(parts, gated, "as before", Outcome.UNCHANGED);
        count(parts, gated, "without a figure", Outcome.INCONCLUSIVE);
        count(parts, gated, "not comparable", Outcome.NOT_COMPARABLE);
        return gated.size() + (gated.size() == 1 ? " gated metric: " : " gated metrics: ") + String.join(", ", parts)
                + "; " + runs(comparison.candidateRuns()) + " against a baseline of "
                + runs(comparison.baselineRuns());
    }

    private static void count(List<String> parts, List<MetricChange> gated, String words, Outcome outcome) {
        long count =
                gated.stream().filter(change -> change.outcome() == outcome).count();
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    private static String runs(int count) {
        return count == 1 ? "1 run" : count + " runs";
    }
}
