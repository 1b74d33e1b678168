package io.connect.reports.cli;

import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.ComparisonRule;
import io.connect.reports.compare.Outcome;
import io.connect.reports.compare.Soundness;
import io.connect.reports.compare.SuiteComparator;
import io.connect.reports.html.OverlayPage;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
import io.connect.reports.summary.ComparisonTable;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: compares runs with a baseline. */
@Command(
        name = "compare",
        header = "Compares runs with a baseline.",
        description =
                "Compares runs with a baseline: correctness first, then drain-rate, latency-p95, cpu-per-message, "
                        + "error-rate and recovery-time. Worse by more than 10 %%, unless the baseline sets a gate of its own, "
                        + "is suspected. It is a regression when it is also beyond the scatter of the baseline's own runs, five "
                        + "or more on this machine, and a second run says the same.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    private static final Set<Outcome> FAILING =
            EnumSet.of(Outcome.REGRESSED, Outcome.NOT_COMPARABLE, Outcome.INCONCLUSIVE);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "The baseline: a result, or a folder of them such as reports/baselines; repeatable.")
    private List<Path> baseline;

    @Option(names = "--allow-inconclusive", description = "Do not fail when it cannot be told.")
    private boolean allowInconclusive;

    @Option(
            names = "--gate",
            description =
                    "Hold the runs against the baseline: also fail with 2 when it is no baseline for this machine, and "
                            + "with 1 when a regression only lacks its confirmation.")
    private boolean gate;

    @Option(names = "--html", paramLabel = "FILE", description = "Also draw both sides over each other into this file.")
    private Path html;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "A result, or a run folder such as reports/runs/latest.")
    private List<Path> runs;

    @Override
    public Integer call() throws IOException {
        List<RunResult> after = ResultFiles.runs(runs);
        List<RunResult> before = baselines(after.get(0).profile());
        PrintWriter err = spec.commandLine().getErr();
        List<Comparison> comparisons = compare(before, after, err);
        PrintWriter out = spec.commandLine().getOut();
        out.print(ComparisonTable.of(comparisons));
        // A lost message fails the build, even in a scenario without a baseline.
        ExitCode exit =
                ExitCode.worse(ExitCode.ofComparisons(comparisons, gate, allowInconclusive), ExitCode.ofResults(after));
        Path report = runs.get(0);
        if (html != null) {
            List<RunResult> all = new ArrayList<>(before);
            all.addAll(after);
            TextFile.write(html, OverlayPage.of("Against the baseline", all, comparisons));
            report = html;
        }
        out.println();
        out.println(last(comparisons, exit, after) + "  " + report);
        out.flush();
        return exit.code();
    }

    private List<RunResult> baselines(String profile) {
        List<RunResult> found = new ArrayList<>();
        for (Path path : baseline) {
            if (!Files.exists(path)) {
                throw new ResultFormatException(
                        "there is no baseline " + path + "; " + ComparisonRule.howToMakeABaseline(profile));
            }
            found.addAll(ResultFiles.tree(path));
        }
        return found;
    }

    private List<Comparison> compare(List<RunResult> before, List<RunResult> after, PrintWriter err) {
        // One scenario on each side is compared even if the names differ; the comparator then reports the differences.
        if (names(before).size() == 1 && names(after).size() == 1) {
            return List.of(BaselineComparator.compare(before, after));
        }
        SuiteComparator suite = SuiteComparator.with(before);
        List<Comparison> comparisons = new ArrayList<>(suite.compare(after));
        if (comparisons.isEmpty()) {
            throw new ResultFormatException("not comparable: the baseline has " + names(before) + " and the runs have "
                    + names(after) + "; "
                    + ComparisonRule.howToMakeABaseline(after.get(0).profile()));
        }
        for (RunResult result : suite.withoutBaseline(after)) {
            List<String> problems = Soundness.problems(result);
            if (problems.isEmpty()) {
                err.println("no baseline for " + result.title() + ", only its verdict counts: "
                        + result.verdict().id());
            } else {
                comparisons.add(Comparison.impossible(result, problems.get(0)));
            }
        }
        return comparisons;
    }

    private static Set<String> names(List<RunResult> results) {
        return results.stream().map(RunResult::title).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String last(List<Comparison> comparisons, ExitCode exit, List<RunResult> after) {
        List<Outcome> worstFirst = List.of(
                Outcome.REGRESSED, Outcome.NOT_COMPARABLE, Outcome.INCONCLUSIVE, Outcome.SUSPECTED, Outcome.IMPROVED);
        Outcome worst = worstFirst.stream()
                .filter(outcome -> comparisons.stream().anyMatch(one -> one.outcome() == outcome))
                .findFirst()
                .orElse(Outcome.UNCHANGED);
        if (FAILING.contains(worst)) {
            return worst.words();
        }
        return switch (exit) {
            case USAGE -> worst.words() + ", but there is no baseline to hold it against";
            case FAILED ->
                worst.words()
                        + (ExitCode.ofResults(after) == ExitCode.OK
                                ? ", and no second run has confirmed it"
                                : ", but a target was missed or a message lost");
            case BROKEN -> worst.words() + ", but a run is void or broken";
            default -> worst.words();
        };
    }
}
