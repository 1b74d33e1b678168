package io.connect.reports.cli;

import io.connect.reports.json.ResultFormatException;
import io.connect.reports.run.ExitCode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code java -jar reports.jar}. */
@Command(
        name = "reports",
        description = "Reads, compares and draws the results of benchmark runs.",
        mixinStandardHelpOptions = true,
        version = "result format 1",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            CompareCommand.class,
            ReportCommand.class,
            ListCommand.class,
            ValidateCommand.class,
            HistoryCommand.class,
            BaselineCommand.class,
            MergeCommand.class,
            AbCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 pass, improved or suspected; 1 regression, missed KPI, lost message or inconclusive;",
            "2 bad usage, bad file or not comparable; 3 the run broke or was void."
        })
public final class ReportsCli implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the verb and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // The template engine logs through SLF4J; that no logger is bound is no news for someone at a terminal.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests to give writers of their own. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ReportsCli());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((problem, arguments) -> {
            PrintWriter err = problem.getCommandLine().getErr();
            err.println(problem.getCommandLine().getCommandSpec().qualifiedName() + ": " + problem.getMessage());
            err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.USAGE.code();
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + problem.getMessage());
            if (problem instanceof ResultFormatException
                    || problem instanceof UncheckedIOException
                    || problem instanceof IllegalArgumentException) {
                return ExitCode.USAGE.code();
            }
            problem.printStackTrace(command.getErr());
            return ExitCode.BROKEN.code();
        });
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }
}
