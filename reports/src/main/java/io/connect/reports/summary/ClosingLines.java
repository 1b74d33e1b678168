package io.connect.reports.summary;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.compare.Outcome;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.RunWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last lines on a terminal: the number of runs that passed, the reasons of the others, regressions against the baseline,
 * and the path of the report. Tables are in the report.
 */
public final class ClosingLines {

    /** The largest number of lines of each kind; the report has all of them. */
    private static final int MOST = 8;

    /** Other verdicts are listed only if some run has them. */
    private static final Set<Verdict> ALWAYS_COUNTED =
            EnumSet.of(Verdict.PASS, Verdict.MISSED, Verdict.VOID, Verdict.LOST, Verdict.BROKEN);

    /** Outcomes of a gated metric that can fail a run; a metric that has no figure any more is one of them. */
    private static final Set<Outcome> WORSE = EnumSet.of(Outcome.REGRESSED, Outcome.SUSPECTED, Outcome.INCONCLUSIVE);

    private ClosingLines() {}

    /** The lines of a run, each ended by a newline. */
    public static String of(List<RunResult> results, List<Comparison> comparisons, Path report) {
        List<String> lines = new ArrayList<>();
        lines.add(counts(results));
        lines.addAll(shortened(unpassed(results)));
        lines.addAll(shortened(worse(comparisons)));
        lines.addAll(comparable(comparisons));
        lines.add("report: " + report);
        return String.join("\n", lines) + "\n";
    }

    private static String counts(List<RunResult> results) {
        return results.size()
                + (results.size() == 1 ? " run: " : " runs: ")
                + Arrays.stream(Verdict.values())
                        .filter(verdict -> ALWAYS_COUNTED.contains(verdict) || count(results, verdict) > 0)
                        .map(verdict -> count(results, verdict) + " " + past(verdict))
                        .collect(Collectors.joining(", "));
    }

    private static long count(List<RunResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private static String past(Verdict verdict) {
        return verdict == Verdict.PASS ? "passed" : RunWords.verdict(verdict);
    }

    /** The runs that did not pass, the worst first. */
    private static List<String> unpassed(List<RunResult> results) {
        List<Verdict> worstFirst = new ArrayList<>(List.of(Verdict.values()));
        Collections.reverse(worstFirst);
        return worstFirst.stream()
                .filter(verdict -> verdict != Verdict.PASS)
                .flatMap(verdict -> results.stream().filter(result -> result.verdict() == verdict))
                .map(ClosingLines::reason)
                .toList();
    }

    private static String reason(RunResult result) {
        List<String> reasons = result.reasons();
        String line = "  " + result.name() + " " + RunWords.verdict(result.verdict());
        if (reasons.isEmpty()) {
            return line;
        }
        return line + ": " + RunWords.oneLine(reasons.get(0))
                + (reasons.size() == 1 ? "" : " (and " + (reasons.size() - 1) + " more)");
    }

    private static List<String> worse(List<Comparison> comparisons) {
        List<String> lines = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            comparison.changes().stream()
                    .filter(MetricChange::gated)
                    .filter(change -> WORSE.contains(change.outcome()))
                    .forEach(change -> lines.add("  " + comparison.scenario() + " " + change.metric() + " "
                            + change.outcome().words() + " against the baseline: " + figures(change)));
        }
        return lines;
    }

    private static String figures(MetricChange change) {
        return change.baseline() == null || change.candidate() == null
                ? change.note()
                : Numbers.plain(change.candidate()) + " against " + Numbers.plain(change.baseline()) + " "
                        + change.unit() + ", " + Numbers.change(change.percent());
    }

    /** At most one line: how many runs were compared, and the reason for the first one that could not be compared. */
    private static List<String> comparable(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return List.of();
        }
        List<Comparison> not = comparisons.stream()
                .filter(comparison -> comparison.outcome() == Outcome.NOT_COMPARABLE)
                .toList();
        String line = "baseline: " + (comparisons.size() - not.size()) + " compared";
        if (not.isEmpty()) {
            return List.of(line);
        }
        return List.of(line + ", " + not.size() + " not comparable ("
                + not.get(0).scenario()
                + not.get(0).reasons().stream()
                        .findFirst()
                        .map(reason -> ": " + RunWords.oneLine(reason))
                        .orElse("")
                + ")");
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST - 1));
        first.add("  and " + (lines.size() - first.size()) + " more, in the report");
        return first;
    }
}
