package io.connect.reports.summary;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.model.Gate;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
import java.util.List;

/** Comparisons as a fixed-width table with the reasons and notes below. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /** The metrics of all scenarios in one table. */
    public static String of(List<Comparison> comparisons) {
        Table table = Table.of("scenario", "metric", ">baseline", ">run", "unit", ">change", ">p", "gated", "outcome");
        for (Comparison comparison : comparisons) {
            for (MetricChange change : comparison.changes()) {
                table.row(
                        comparison.scenario(),
                        change.metric(),
                        Numbers.plain(change.baseline()),
                        Numbers.plain(change.candidate()),
                        change.unit(),
                        Numbers.change(change.percent()),
                        change.probability() == null ? Numbers.MISSING : Numbers.plain(change.probability()),
                        change.gated() ? "yes" : "no",
                        change.outcome().words());
            }
        }
        StringBuilder text = new StringBuilder(table.isEmpty() ? "" : table + "\n");
        for (Comparison comparison : comparisons) {
            text.append(comparison.scenario())
                    .append(" (")
                    .append(comparison.profile())
                    .append(", baseline of ")
                    .append(runs(comparison.baselineRuns()))
                    .append(" against ")
                    .append(runs(comparison.candidateRuns()))
                    .append("): ")
                    .append(comparison.outcome().words())
                    .append('\n');
            comparison
                    .reasons()
                    .forEach(reason -> text.append("  ").append(reason).append('\n'));
            comparison
                    .notes()
                    .forEach(note -> text.append("  note: ").append(note).append('\n'));
        }
        return text.toString();
    }

    /** What the table's gate column rests on, for help texts. */
    public static String rule() {
        return "worse by more than " + Numbers.plain(Gate.DEFAULT_PERCENT)
                + " % unless the scenario sets a gate of its own";
    }

    private static String runs(int count) {
        return count == 1 ? "1 run" : count + " runs";
    }
}
