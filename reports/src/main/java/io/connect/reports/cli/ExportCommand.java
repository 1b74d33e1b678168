package io.connect.reports.cli;

import io.connect.reports.export.ExportFormat;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.ExitCode;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes results for programs that watch benchmarks. */
@Command(
        name = "export",
        header = "Writes results in the formats of other programs.",
        description =
                "Writes figures for github-action-benchmark (bigger-is-better.json, smaller-is-better.json), Bencher "
                        + "(bencher.json, Bencher's metric format) or Apache Otava (a CSV for each scenario, and otava.yaml). Several "
                        + "runs of one scenario become a median with its least and most, and rows of their own for Otava. "
                        + "Results that are void, broken or not correct are named and left out.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    /** Verdicts of runs whose figures describe the subject. */
    private static final Set<Verdict> MEASURED = Set.of(Verdict.PASS, Verdict.MISSED);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports/export",
            description = "Where the files go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A result, or a run folder.")
    private List<Path> runs = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<RunResult> measured = new ArrayList<>();
        for (RunResult result : ResultFiles.runs(runs)) {
            if (MEASURED.contains(result.verdict())) {
                measured.add(result);
            } else {
                spec.commandLine()
                        .getErr()
                        .println(result.runId() + " " + result.name() + " is "
                                + result.verdict().id() + " and left out");
            }
        }
        if (measured.isEmpty()) {
            spec.commandLine().getErr().println("there is nothing to export");
            return ExitCode.BROKEN.code();
        }
        Files.createDirectories(out);
        PrintWriter print = spec.commandLine().getOut();
        for (Map.Entry<String, String> file : format.files(measured).entrySet()) {
            Path target = out.resolve(file.getKey());
            TextFile.write(target, file.getValue());
            print.println(target);
        }
        print.flush();
        return ExitCode.OK.code();
    }
}
