package io.connect.reports.cli;

import io.connect.reports.json.ResultJson;
import io.connect.reports.merge.ShardMerge;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
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

/** {@code merge}: merges shards into one result. */
@Command(
        name = "merge",
        header = "Puts shards of one load together.",
        description = "Adds up the shards of one load, accounts and histograms exactly, and judges the whole; writes "
                + "DIR/<scenario>.json. Runs become a baseline by the verb baseline.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MergeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--shards", required = true, description = "The runs are shards of one load.")
    private boolean shards;

    @Option(names = "--into", paramLabel = "DIR", required = true, description = "Folder of the whole.")
    private Path into;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this scenario; repeatable.")
    private List<String> scenarios = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A result, or a run folder.")
    private List<Path> runs;

    @Override
    public Integer call() {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult result : ResultFiles.runs(runs, scenarios)) {
            groups.computeIfAbsent(result.profile() + '/' + result.name(), name -> new ArrayList<>())
                    .add(result);
        }
        return mergeShards(groups);
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
}
