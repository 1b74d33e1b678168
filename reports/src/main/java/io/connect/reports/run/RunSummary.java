package io.connect.reports.run;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.ComparisonRule;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.summary.ClosingLines;
import io.connect.reports.summary.ComparisonTable;
import io.connect.reports.summary.RunTable;
import java.nio.file.Path;
import java.util.List;

/**
 * The outcome of a finished run.
 *
 * @param results the results of the run
 * @param comparisons the comparisons with existing baselines
 * @param report the HTML report
 */
public record RunSummary(List<RunResult> results, List<Comparison> comparisons, Path report) {

    public RunSummary {
        results = List.copyOf(results);
        comparisons = List.copyOf(comparisons);
    }

    /** The worst verdict of all results. */
    public Verdict verdict() {
        return results.stream().map(RunResult::verdict).max(Enum::compareTo).orElse(Verdict.BROKEN);
    }

    /** Whether the comparison alone would fail a build that uses the gate. Without a baseline there is no comparison. */
    public ExitCode gate() {
        return comparisons.isEmpty() ? ExitCode.USAGE : ExitCode.ofComparisons(comparisons, true, false);
    }

    /** Names of the results without a baseline. */
    public List<String> withoutBaseline() {
        return results.stream()
                .map(RunResult::name)
                .filter(name -> comparisons.stream()
                        .noneMatch(comparison -> comparison.scenario().equals(name)))
                .toList();
    }

    /** The last lines of an invocation: counts, reasons and the path of the report, without tables. */
    public String closing() {
        return ClosingLines.of(results, comparisons, report);
    }

    /** The tables, for users who request them. The last line has the verdict and the path of the report. */
    public String text() {
        StringBuilder text = new StringBuilder(RunTable.of(results));
        if (!comparisons.isEmpty()) {
            text.append("\nAgainst the baseline:\n\n").append(ComparisonTable.of(comparisons));
        }
        if (!withoutBaseline().isEmpty()) {
            text.append("no baseline for ")
                    .append(comparisons.isEmpty() ? "these results" : String.join(", ", withoutBaseline()))
                    .append("; ")
                    .append(ComparisonRule.howToMakeABaseline(results.get(0).profile()))
                    .append('\n');
        }
        return text.append('\n')
                .append(verdict().id())
                .append("  ")
                .append(report)
                .append('\n')
                .toString();
    }
}
