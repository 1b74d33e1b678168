package io.connect.reports.cli;

import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
import io.connect.reports.run.RunFolder;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code list}: lists the existing runs. */
@Command(
        name = "list",
        header = "Lists the runs there are.",
        description = "Lists the runs there are, with their verdicts.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reports/runs",
            description = "Where the run folders lie (default: ${DEFAULT-VALUE}).")
    private Path runs;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(runs)) {
            throw new ResultFormatException("there is no folder of runs " + runs);
        }
        Table table =
                Table.of("run", "scenario", "profile", "verdict", ">throughput msg/s", ">p95 ms", ">lost", "started");
        try (Stream<Path> folders = Files.list(runs)) {
            List<Path> sorted = folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().equals(RunFolder.LATEST))
                    .sorted()
                    .toList();
            for (Path folder : sorted) {
                for (RunResult result : RunFolder.at(folder).results()) {
                    table.row(
                            result.runId(),
                            result.name(),
                            result.profile(),
                            result.verdict().id(),
                            Numbers.plain(result.value("throughput").orElse(null)),
                            Numbers.plain(result.value("latency-p95").orElse(null)),
                            Numbers.count(result.account().lost()),
                            result.startedAt().toString());
                }
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table.isEmpty() ? "no runs below " + runs + "\n" : table.toString());
        out.flush();
        return ExitCode.OK.code();
    }
}
