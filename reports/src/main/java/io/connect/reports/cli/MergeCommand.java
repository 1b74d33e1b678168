package io.connect.reports.cli;

import io.connect.reports.compare.Folding;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.merge.ShardMerge;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.Baselines;
import io.connect.reports.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code merge}: shards put together into one result, or runs folded into baselines, with who and why. */
@Command(
        name = "merge",
        header = "Puts shards together, or makes runs the new baseline.",
        description = {
            "With --shards: adds up the shards of one load, accounts and histograms exactly, and judges the whole; "
                    + "writes DIR/<scenario>.json.",
            "Without: folds runs of the same scenario into one result each and writes them as baselines: "
                    + "DIR/<profile>/<scenario>.json, with who made them, why, on which machine and from which commit."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MergeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--shards", description = "The runs are shards of one load.")
    private boolean shards;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "Folder of baselines, or of the whole.")
    private Path into;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why these figures are the new measure.")
    private String why;

    @Option(names = "--who", paramLabel = "NAME", description = "Who says so.")
    private String who;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this scenario; repeatable.")
    private List<String> scenarios = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A result, or a run folder.")
    private List<Path> runs;

    @Override
    public Integer call() {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult result : ResultFiles.runs(runs)) {
            if (scenarios.isEmpty() || scenarios.contains(result.scenario()) || scenarios.contains(result.name())) {
                groups.computeIfAbsent(result.profile() + '/' + result.name(), name -> new ArrayList<>())
                        .add(result);
            }
        }
        if (groups.isEmpty()) {
            throw new ResultFormatException("none of " + scenarios + " is among the runs given");
        }
        return shards ? mergeShards(groups) : makeBaselines(groups);
    }

    private int mergeShards(Map<String, List<RunResult>> groups) {
        PrintWriter out = spec.commandLine().getOut();
        List<RunResult> wholes = new ArrayList<>();
        for (List<RunResult> group : groups.values()) {
            RunResult whole = ShardMerge.of(group);
            Path file = into.resolve(whole.name() + ".json");
            ResultJson.write(file, whole);
            out.println(whole.name() + " of " + group.size() + " shards is "
                    + whole.verdict().id() + "  " + file);
            whole.reasons().forEach(reason -> out.println("  " + reason));
            wholes.add(whole);
        }
        out.flush();
        return ExitCode.ofResults(wholes).code();
    }

    private int makeBaselines(Map<String, List<RunResult>> groups) {
        if (who == null || why == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "a baseline needs --who and --why; shards are put together with --shards");
        }
        groups.values().forEach(MergeCommand::mustBeFit);
        PrintWriter out = spec.commandLine().getOut();
        Baselines baselines = new Baselines(into);
        for (List<RunResult> group : groups.values()) {
            RunResult folded = Folding.fold(group);
            Provenance from = folded.provenance();
            if (from.git().dirty()) {
                spec.commandLine()
                        .getErr()
                        .println("warning: " + folded.name() + " was measured with local changes to "
                                + from.git().commit() + ", nobody else can repeat it");
            }
            RunResult baseline = folded.toBuilder()
                    .provenance(new Provenance(
                            from.git(),
                            from.machine(),
                            from.versions(),
                            new Provenance.BaselineNote(who, why, Instant.now().toString())))
                    .build();
            Path file = baselines.file(baseline);
            ResultJson.write(file, baseline);
            out.println(baseline.name() + " (" + baseline.profile() + ") of " + group.size() + " result(s)  " + file);
        }
        out.flush();
        return ExitCode.OK.code();
    }

    /** A run that lost messages or measured nothing must not become what others are measured by. */
    private static void mustBeFit(List<RunResult> group) {
        for (RunResult result : group) {
            if (result.verdict().compareTo(Verdict.MISSED) > 0) {
                throw new ResultFormatException("run " + result.runId() + " of " + result.name() + " is "
                        + result.verdict().id() + " and cannot become a baseline");
            }
        }
    }
}
