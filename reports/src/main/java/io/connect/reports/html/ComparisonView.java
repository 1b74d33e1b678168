package io.connect.reports.html;

import io.connect.reports.compare.ChangeWords;
import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.ComparisonWords;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.compare.Outcome;
import io.connect.reports.summary.ComparisonTable;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The formatted values of one comparison for the template. */
public final class ComparisonView {

    private final Comparison comparison;

    ComparisonView(Comparison comparison) {
        this.comparison = comparison;
    }

    public String scenario() {
        return comparison.scenario();
    }

    public String outcome() {
        return comparison.outcome().words();
    }

    public String tone() {
        return comparison.outcome().name().toLowerCase(Locale.ROOT);
    }

    public String sign() {
        return VerdictWords.sign(comparison.outcome());
    }

    /** Whether the comparison needs the reader's attention. */
    public boolean isWorse() {
        return comparison.outcome() != Outcome.UNCHANGED && comparison.outcome() != Outcome.IMPROVED;
    }

    /** The numbers of metrics that are worse, better and unchanged, and the number of runs. */
    public String words() {
        return ComparisonWords.of(comparison);
    }

    public List<String> reasons() {
        return comparison.reasons();
    }

    /** The reasons why a change can only be suspected, then other remarks for the reader. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        comparison.weaknesses().forEach(weakness -> notes.add("Suspected at most: " + weakness));
        notes.addAll(comparison.notes());
        return notes;
    }

    /** Gated metrics first: they decide. */
    public List<ChangeRow> changes() {
        List<ChangeRow> rows = new ArrayList<>();
        comparison.changes().stream()
                .filter(MetricChange::gated)
                .map(change -> ChangeRow.of(change, comparison))
                .forEach(rows::add);
        comparison.changes().stream()
                .filter(change -> !change.gated())
                .map(change -> ChangeRow.of(change, comparison))
                .forEach(rows::add);
        return rows;
    }

    /** One metric, formatted. */
    public record ChangeRow(
            String metric,
            String baseline,
            String run,
            String unit,
            String change,
            String scatter,
            boolean gated,
            String outcome,
            String tone,
            String sign,
            String words) {

        static ChangeRow of(MetricChange change, Comparison comparison) {
            return new ChangeRow(
                    change.metric(),
                    Numbers.plain(change.baseline()),
                    Numbers.plain(change.candidate()),
                    change.unit(),
                    Numbers.change(change.percent()),
                    ComparisonTable.scatter(change),
                    change.gated(),
                    change.gated() ? change.outcome().words() : VerdictWords.ungated(change.outcome()),
                    change.outcome().name().toLowerCase(Locale.ROOT),
                    VerdictWords.sign(change.outcome()),
                    ChangeWords.of(change, comparison));
        }
    }
}
