package io.connect.reports.cli;

import io.connect.reports.gate.Decision;
import io.connect.reports.gate.GateRule;
import io.connect.reports.gate.PairLine;
import io.connect.reports.gate.PairedGate;
import io.connect.reports.gate.PairedGate.GateResult;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.run.ExitCode;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
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

/** {@code ab}: the decision of the paired gate. */
@Command(
        name = "ab",
        header = "Decides from pairs of interleaved runs.",
        description =
                "Decides from a file of pairs (JSON lines with scenario, metric, base, candidate, control) whether the "
                        + "candidate is worse than its base by more than the limit: FAIL when the exact signed-rank bound says so, "
                        + "PASS when it excludes it, INCONCLUSIVE otherwise. Pairs marked as control ran the base twice: when they "
                        + "fail, the machine cannot be trusted and nothing is decided.",
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

    @Option(names = "--allow-inconclusive", description = "Do not fail when the pairs cannot tell.")
    private boolean allowInconclusive;

    @Parameters(paramLabel = "FILE", description = "The pairs.")
    private Path file;

    @Override
    public Integer call() {
        GateRule rule = new GateRule(limit, GateRule.DEFAULT.alpha(), GateRule.DEFAULT.leastPairs());
        Map<String, List<PairLine>> groups = new LinkedHashMap<>();
        for (PairLine line : PairLine.read(file)) {
            String group =
                    line.control() + "|" + line.scenario() + "|" + line.metric().id();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(line);
        }
        if (groups.values().stream().allMatch(lines -> lines.get(0).control())) {
            throw new ResultFormatException(file + " holds no pair of base and candidate");
        }
        Table table = Table.of(
                "scenario", "metric", "pairs of", ">pairs", ">limit", ">worse by", ">at least", ">at most", "decision");
        Decision candidate = Decision.PASS;
        boolean controlFailed = false;
        for (List<PairLine> lines : groups.values()) {
            PairLine first = lines.get(0);
            List<PairedGate.Pair> pairs = lines.stream().map(PairLine::pair).toList();
            GateResult result = PairedGate.decide(pairs, first.metric(), rule);
            if (first.control()) {
                controlFailed |= result.decision() == Decision.FAIL || isBetterThanItself(result);
            } else if (candidate != Decision.FAIL && result.decision() != Decision.PASS) {
                candidate = result.decision();
            }
            table.row(
                    first.scenario(),
                    first.metric().id(),
                    first.control() ? "base and base" : "base and candidate",
                    String.valueOf(result.pairs()),
                    percent(result.limit()),
                    percent(result.ratio()),
                    percent(result.lower()),
                    percent(result.upper()),
                    result.decision().name());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(table);
        if (controlFailed) {
            out.println("VOID: the base differs from itself by more than the limit on this machine  " + file);
        } else {
            out.println(candidate + "  " + file);
        }
        out.flush();
        return exit(candidate, controlFailed).code();
    }

    /** A base that beats itself by more than the limit lets a candidate that is worse look equal. */
    private static boolean isBetterThanItself(GateResult control) {
        return control.upper() != null && control.upper() < 1 / control.limit();
    }

    private ExitCode exit(Decision candidate, boolean controlFailed) {
        if (controlFailed) {
            return ExitCode.BROKEN;
        }
        return switch (candidate) {
            case PASS -> ExitCode.OK;
            case FAIL -> ExitCode.FAILED;
            case INCONCLUSIVE -> allowInconclusive ? ExitCode.OK : ExitCode.FAILED;
        };
    }

    private static String percent(Double ratio) {
        return ratio == null ? Numbers.MISSING : Numbers.change(100 * (ratio - 1));
    }
}
