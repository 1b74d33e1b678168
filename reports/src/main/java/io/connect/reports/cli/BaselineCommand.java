package io.connect.reports.cli;

import io.connect.reports.compare.BaselineRuns;
import io.connect.reports.compare.Folding;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.Baselines;
import io.connect.reports.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baseline}: folds runs into baselines, with the name of a person and a reason. */
@Command(
        name = "baseline",
        header = "Makes runs the baseline of this machine.",
        description =
                "Folds runs of the same scenario into one baseline each: DIR/<profile>/<scenario>.json, with who made "
                        + "them, why, on which machine and from which commit. Five runs or more are needed, of one profile and build, "
                        + "on one machine whose calibration stayed within 10 %%; other runs are refused, and nothing is written.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BaselineCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports/baselines",
            description = "Folder of baselines (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            defaultValue = "the measure from now on",
            description = "Why these figures are the measure (default: ${DEFAULT-VALUE}).")
    private String why;

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who says so (default: the user's name).",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String who;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only this scenario; repeatable.")
    private List<String> scenarios = new ArrayList<>();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A result, or a run folder.")
    private List<Path> runs;

    @Override
    public Integer call() {
        Map<String, List<RunResult>> groups = new LinkedHashMap<>();
        Set<String> profiles = new LinkedHashSet<>();
        for (RunResult result : ResultFiles.runs(runs, scenarios)) {
            profiles.add(result.profile());
            groups.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result);
        }
        if (profiles.size() > 1) {
            throw new ResultFormatException("runs of two profiles make no baseline: " + String.join(" and ", profiles));
        }
        Map<String, List<String>> problems = new LinkedHashMap<>();
        groups.forEach((name, group) -> BaselineRuns.problems(group)
                .forEach(problem -> problems.computeIfAbsent(problem, key -> new ArrayList<>())
                        .add(name)));
        if (!problems.isEmpty()) {
            throw new ResultFormatException("these runs make no baseline: "
                    + problems.entrySet().stream()
                            .map(problem -> String.join(", ", problem.getValue()) + ": " + problem.getKey())
                            .collect(Collectors.joining("; ")));
        }
        groups.values().forEach(this::write);
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }

    private void write(List<RunResult> group) {
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
        Path file = new Baselines(out).file(baseline);
        ResultJson.write(file, baseline);
        PrintWriter lines = spec.commandLine().getOut();
        lines.println(baseline.title() + " of " + baseline.repetitions().size() + " runs  " + file);
    }
}
