package io.connect.reports.cli;

import io.connect.reports.gate.Decision;
import io.connect.reports.gate.GateRule;
import io.connect.reports.gate.PairFile;
import io.connect.reports.gate.PairLine;
import io.connect.reports.gate.PairedGate;
import io.connect.reports.gate.PairedGate.GateResult;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.Metric;
import io.connect.reports.run.ExitCode;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ab}: prints the decision of the paired gate. */
@Command(
        name = "ab",
        header = "Decides from pairs of interleaved runs.",
        description =
                "Decides from a file of pairs (JSON lines with scenario, metric, base, candidate, control) whether the "
                        + "candidate is worse than its base by more than the limit: FAIL when the exact signed-rank bound says so, "
                        + "PASS when it excludes it, INCONCLUSIVE otherwise. Pairs marked as control ran the base twice: when they "
                        + "fail, the machine cannot be trusted and nothing is decided, and without six of them nothing passes. "
                        + "A candidate fails if it is void where base and control are not, or if it lacks a figure that the base has "
                        + "or leaves messages behind where the base does not.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AbCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description =
                    "How much worse the candidate may be (default: ${DEFAULT-VALUE}); a difference below the metric's own"
                            + " floor (5 ms of latency-p95, say) is none.")
    private double limit;

    @Option(
            names = "--allow-inconclusive",
            description =
                    "Do not fail when the pairs cannot tell, unless they measured it worse by more than the limit.")
    private boolean allowInconclusive;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Also write the decision and its table as Markdown, for a pull request.")
    private Path markdown;

    @Parameters(paramLabel = "FILE", description = "The pairs.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        GateRule rule = GateRule.DEFAULT.withLimit(limit);
        PairFile pairs = PairFile.read(file);
        List<PairLine> lines = pairs.lines();
        if (lines.stream().allMatch(PairLine::control)
                && pairs.voids().isEmpty()
                && pairs.failures().isEmpty()
                && pairs.planned().isEmpty()) {
            throw new ResultFormatException(file + " holds no pair of base and candidate");
        }
        Table table = Table.of(
                "scenario", "metric", "pairs of", ">pairs", ">limit", ">worse by", ">at least", ">at most", "decision");
        List<GateResult> results = new ArrayList<>();
        boolean controlFailed = false;
        for (Map.Entry<Judged, List<PairLine>> group : groups(lines).entrySet()) {
            Judged judged = group.getKey();
            List<PairedGate.Pair> candidate = pairs(group.getValue(), false);
            List<PairedGate.Pair> control = pairs(group.getValue(), true);
            if (!candidate.isEmpty()) {
                GateResult result = PairedGate.decide(candidate, control, judged.metric(), rule);
                results.add(result);
                row(table, judged, "base and candidate", result);
            }
            if (!control.isEmpty()) {
                GateResult result = PairedGate.decideControl(control, judged.metric(), rule);
                controlFailed |= result.decision() == Decision.FAIL || isBetterThanItself(result);
                row(table, judged, "base and base", result);
            }
        }
        Outcome outcome = outcome(pairs, results, controlFailed, lines);
        PrintWriter out = spec.commandLine().getOut();
        if (!table.isEmpty()) {
            out.println(table);
        }
        out.println(outcome.words() + "  " + file);
        out.flush();
        if (markdown != null) {
            TextFile.write(
                    markdown,
                    "**" + outcome.words()
                            + "**\n\nThe candidate against its base, in pairs on one machine. It may be worse by "
                            + Numbers.plain(limit) + " %.\n\n" + table.toMarkdown());
        }
        return outcome.exit().code();
    }

    private record Outcome(ExitCode exit, String words) {}

    private record Judged(String scenario, Metric metric) {}

    private static Map<Judged, List<PairLine>> groups(List<PairLine> lines) {
        Map<Judged, List<PairLine>> groups = new LinkedHashMap<>();
        lines.forEach(
                line -> groups.computeIfAbsent(new Judged(line.scenario(), line.metric()), judged -> new ArrayList<>())
                        .add(line));
        return groups;
    }

    private static List<PairedGate.Pair> pairs(List<PairLine> lines, boolean control) {
        return lines.stream()
                .filter(line -> line.control() == control)
                .map(PairLine::pair)
                .toList();
    }

    private static void row(Table table, Judged judged, String of, GateResult result) {
        table.row(
                judged.scenario(),
                judged.metric().id(),
                of,
                String.valueOf(result.pairs()),
                percent(result.limit()),
                percent(result.ratio()),
                percent(result.lower()),
                percent(result.upper()),
                result.decision().name());
    }

    private Outcome outcome(PairFile pairs, List<GateResult> results, boolean controlFailed, List<PairLine> lines) {
        if (!pairs.failures().isEmpty()) {
            return new Outcome(ExitCode.FAILED, "FAIL: " + String.join("; ", pairs.failures()));
        }
        if (pairs.candidateVoids()) {
            return new Outcome(
                    ExitCode.FAILED, "FAIL: the candidate was void in pairs in which base and control were not");
        }
        if (controlFailed) {
            return new Outcome(
                    ExitCode.BROKEN, "VOID: the base differs from itself by more than the limit on this machine");
        }
        List<String> unmeasured = pairs.scenariosWithoutAPair();
        if (results.isEmpty()) {
            return new Outcome(ExitCode.BROKEN, "VOID: " + unused(unmeasured));
        }
        if (results.stream().anyMatch(result -> result.decision() == Decision.FAIL)) {
            return new Outcome(ExitCode.FAILED, "FAIL");
        }
        if (unmeasured.isEmpty() && results.stream().allMatch(result -> result.decision() == Decision.PASS)) {
            return new Outcome(ExitCode.OK, "PASS");
        }
        boolean measuredWorse = results.stream().anyMatch(GateResult::isMeasuredWorse);
        boolean noControl = lines.stream().noneMatch(PairLine::control);
        return new Outcome(
                allowInconclusive && !measuredWorse ? ExitCode.OK : ExitCode.FAILED,
                "INCONCLUSIVE" + (measuredWorse ? ": measured worse by more than the limit, not surely" : "")
                        + (noControl ? ": without a control nothing passes" : "")
                        + (unmeasured.isEmpty() ? "" : ": " + unused(unmeasured)));
    }

    private static String unused(List<String> scenarios) {
        return "no pair could be used of " + String.join(", ", scenarios);
    }

    /** If the base differs from itself by more than the limit, a worse candidate could look equal. */
    private static boolean isBetterThanItself(GateResult control) {
        return control.upper() != null && control.upper() < 1 / control.limit();
    }

    private static String percent(Double ratio) {
        return ratio == null ? Numbers.MISSING : Numbers.change(100 * (ratio - 1));
    }
}
