package io.connect.reports.cli;

import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.Outcome;
import io.connect.reports.html.OverlayPage;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
import io.connect.reports.summary.ComparisonTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: runs against a baseline. */
@Command(
        name = "compare",
        header = "Compares runs with a baseline.",
        description =
                "Compares runs with a baseline: correctness first, then every gated metric, which regresses when it is "
                        + "worse by more than 10 %% unless the scenario sets a gate of its own. Several runs of one scenario on "
                        + "both sides are compared by an exact rank test.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--baseline",
            required = true,
            paramLabel = "FILE",
            description = "The baseline: a result, or a folder of them such as reports/baselines; repeatable.")
    private List<Path> baseline;

    @Option(names = "--allow-inconclusive", description = "Do not fail when a change may be chance.")
    private boolean allowInconclusive;

    @Option(names = "--html", paramLabel = "FILE", description = "Also draw both sides over each other into this file.")
    private Path html;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "A result, or a run folder such as reports/runs/latest.")
    private List<Path> runs;

    @Override
    public Integer call() throws IOException {
        List<RunResult> before = new ArrayList<>();
        baseline.forEach(path -> before.addAll(ResultFiles.tree(path)));
        List<RunResult> after = ResultFiles.runs(runs);
        PrintWriter err = spec.commandLine().getErr();
        List<Comparison> comparisons = compare(before, after, err);
        PrintWriter out = spec.commandLine().getOut();
        out.print(ComparisonTable.of(comparisons));
        // A lost message fails the build in a scenario without a baseline, too.
        ExitCode exit =
                ExitCode.worse(ExitCode.ofComparisons(comparisons, allowInconclusive), ExitCode.ofResults(after));
        Path report = runs.get(0);
        if (html != null) {
            List<RunResult> all = new ArrayList<>(before);
            all.addAll(after);
            Files.writeString(html, OverlayPage.of("Against the baseline", all));
            report = html;
        }
        out.println();
        out.println(last(comparisons, exit) + "  " + report);
        out.flush();
        return exit.code();
    }

    private List<Comparison> compare(List<RunResult> before, List<RunResult> after, PrintWriter err) {
        Map<String, List<RunResult>> bases = byName(before);
        Map<String, List<RunResult>> candidates = byName(after);
        // One scenario on each side is meant to be compared whatever it is called; the comparator then says what
        // differs.
        if (bases.size() == 1 && candidates.size() == 1) {
            return List.of(BaselineComparator.compare(before, after));
        }
        List<Comparison> comparisons = new ArrayList<>();
        candidates.forEach((name, results) -> {
            List<RunResult> base = bases.get(name);
            if (base == null) {
                err.println("no baseline for " + name + ", only its verdicts count: "
                        + results.stream()
                                .map(result -> result.verdict().id())
                                .distinct()
                                .collect(Collectors.joining(", ")));
            } else {
                comparisons.add(BaselineComparator.compare(base, results));
            }
        });
        if (comparisons.isEmpty()) {
            throw new ResultFormatException(
                    "not comparable: the baseline has " + bases.keySet() + " and the runs have " + candidates.keySet());
        }
        return comparisons;
    }

    private static Map<String, List<RunResult>> byName(List<RunResult> results) {
        Map<String, List<RunResult>> byName = new LinkedHashMap<>();
        for (RunResult result : results) {
            byName.computeIfAbsent(result.name() + " (" + result.profile() + ")", name -> new ArrayList<>())
                    .add(result);
        }
        return byName;
    }

    private static String last(List<Comparison> comparisons, ExitCode exit) {
        List<Outcome> worstFirst =
                List.of(Outcome.REGRESSED, Outcome.NOT_COMPARABLE, Outcome.INCONCLUSIVE, Outcome.IMPROVED);
        Outcome worst = worstFirst.stream()
                .filter(outcome -> comparisons.stream().anyMatch(one -> one.outcome() == outcome))
                .findFirst()
                .orElse(Outcome.UNCHANGED);
        if (worst != Outcome.UNCHANGED && worst != Outcome.IMPROVED) {
            return worst.words();
        }
        return switch (exit) {
            case FAILED -> worst.words() + ", but a target was missed or a message lost";
            case BROKEN -> worst.words() + ", but a run is void or broken";
            default -> worst.words();
        };
    }
}
