package io.connect.reports.cli;

import io.connect.reports.history.History;
import io.connect.reports.history.HistoryEntry;
import io.connect.reports.html.TrendPage;
import io.connect.reports.run.ExitCode;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}: stores runs, and draws the stored runs. */
@Command(
        name = "history",
        header = "Remembers runs and draws their trend.",
        description =
                "Adds the runs named to the history (JSON lines, one file per profile) and writes its trend page, with "
                        + "the points marked where a figure moved for good. Without a run, only the page is written anew.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            defaultValue = "reports/history",
            description = "Where the history lies (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--html", paramLabel = "FILE", description = "Where the page goes (default: trend.html in DIR).")
    private Path html;

    @Parameters(arity = "0..*", paramLabel = "RUN", description = "A result, or a run folder.")
    private List<Path> runs = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        History history = new History(folder);
        int added = history.add(ResultFiles.runs(runs));
        List<HistoryEntry> entries = history.entries();
        Path page = html == null ? folder.resolve("trend.html") : html;
        Files.createDirectories(page.toAbsolutePath().getParent());
        TextFile.write(page, TrendPage.of(entries));
        PrintWriter out = spec.commandLine().getOut();
        out.println(added + " added, " + entries.size() + " in all  " + page);
        out.flush();
        return ExitCode.OK.code();
    }
}
