package io.connect.reports.summary;

import io.connect.reports.compare.ChangeWords;
import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.ComparisonRule;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
import java.util.List;

/** Formats comparisons as a fixed-width table, with the reasons and notes below. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /** The metrics of all scenarios in one table. */
    public static String of(List<Comparison> comparisons) {
        Table table =
                Table.of("scenario", "metric", ">baseline", ">run", "unit", ">change", ">scatter", "gated", "outcome");
        for (Comparison comparison : comparisons) {
            for (MetricChange change : comparison.changes()) {
                table.row(
                        comparison.scenario(),
                        change.metric(),
                        Numbers.plain(change.baseline()),
                        Numbers.plain(change.candidate()),
                        change.unit(),
                        Numbers.change(change.percent()),
                        scatter(change),
                        change.gated() ? "yes" : "no",
                        change.outcome().words());
            }
        }
        StringBuilder text = new StringBuilder(table.isEmpty() ? "" : table + "\n");
        // Baselines made by one command have the same weakness in every scenario, so it is printed once.
        boolean alike =
                comparisons.stream().map(Comparison::weaknesses).distinct().count() == 1;
        for (Comparison comparison : comparisons) {
            text.append(comparison.scenario())
                    .append(" (")
                    .append(comparison.profile())
                    .append(", baseline of ")
                    .append(Numbers.count(comparison.baselineRuns(), "run"))
                    .append(" against ")
                    .append(Numbers.count(comparison.candidateRuns(), "run"))
                    .append("): ")
                    .append(comparison.outcome().words())
                    .append('\n');
            comparison
                    .reasons()
                    .forEach(reason -> text.append("  ").append(reason).append('\n'));
            comparison.changes().stream()
                    .filter(MetricChange::gated)
                    .forEach(change -> text.append("  ")
                            .append(change.metric())
                            .append(": ")
                            .append(ChangeWords.of(change, comparison))
                            .append('\n'));
            if (!alike) {
                weaknesses(text, comparison, "  ");
            }
            comparison
                    .notes()
                    .forEach(note -> text.append("  note: ").append(note).append('\n'));
        }
        if (alike) {
            weaknesses(text, comparisons.get(0), "");
        }
        return text.toString();
    }

    /** The formatted change that the scatter of the baseline's own runs explains. */
    public static String scatter(MetricChange change) {
        return change.scatter() == null ? Numbers.MISSING : "± " + Numbers.plain(change.scatter()) + " %";
    }

    private static void weaknesses(StringBuilder text, Comparison comparison, String indent) {
        for (String weakness : comparison.weaknesses()) {
            text.append(indent).append("suspected at most: ").append(weakness).append('\n');
        }
        if (!comparison.weaknesses().isEmpty()) {
            text.append(indent)
                    .append(ComparisonRule.howToMakeABaseline(comparison.profile()))
                    .append('\n');
        }
    }
}
