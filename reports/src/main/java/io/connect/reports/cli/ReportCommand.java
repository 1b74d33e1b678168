package io.connect.reports.cli;

import io.connect.reports.html.OverlayPage;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
import io.connect.reports.run.RunFolder;
import io.connect.reports.run.RunSummary;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: draws a run folder again, or several runs in the same charts. */
@Command(
        name = "report",
        header = "Writes the report of a run, or of several over each other.",
        description = "Writes a run folder's index.html, summary.md and junit.xml anew and prints its tables. "
                + "With --overlay, draws several runs over each other into one page instead.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--baselines",
            paramLabel = "DIR",
            defaultValue = "reports/baselines",
            description = "The baselines (default: ${DEFAULT-VALUE}); need not exist.")
    private Path baselines;

    @Option(
            names = "--overlay",
            paramLabel = "FILE",
            description = "Draw all runs named over each other into this file.")
    private Path overlay;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A run folder; with --overlay also single results.")
    private List<Path> runs;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (overlay != null) {
            List<RunResult> results = ResultFiles.runs(runs);
            TextFile.write(overlay, OverlayPage.of("Runs over each other", results));
            out.println(results.size() + " results  " + overlay);
            out.flush();
            return ExitCode.OK.code();
        }
        if (runs.size() > 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "one run folder at a time, met " + runs.size() + "; --overlay FILE takes several");
        }
        RunSummary summary = RunFolder.at(real(runs.get(0))).render(baselines);
        out.print(summary.text());
        out.flush();
        return ExitCode.ofResults(summary.results()).code();
    }

    /** Resolves a link such as {@code latest}, because the report shows the run's own name. */
    private static Path real(Path folder) throws IOException {
        return Files.exists(folder) ? folder.toRealPath() : folder;
    }
}
