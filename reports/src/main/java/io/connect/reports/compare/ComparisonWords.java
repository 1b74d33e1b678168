package io.connect.reports.compare;

import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A comparison in one line: how many gated metrics are worse, better and unchanged. */
public final class ComparisonWords {

    private ComparisonWords() {}

    /** For example: {@code 1 of 5 gated metrics worse, 4 as before; 2 runs against a baseline of 5}. */
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
        return Numbers.count(gated.size(), "gated metric") + ": " + String.join(", ", parts)
                + "; " + Numbers.count(comparison.candidateRuns(), "run") + " against a baseline of "
                + Numbers.count(comparison.baselineRuns(), "run");
    }

    private static void count(List<String> parts, List<MetricChange> gated, String words, Outcome outcome) {
        long count =
                gated.stream().filter(change -> change.outcome() == outcome).count();
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }
}
