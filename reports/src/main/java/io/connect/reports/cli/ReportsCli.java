package io.connect.reports.cli;

import io.connect.reports.json.ResultFormatException;
import io.connect.reports.run.ExitCode;
import io.connect.reports.text.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
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
            AbCommand.class,
            ExportCommand.class,
            PublishCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 pass, improved or suspected; 1 regression, missed KPI, lost message or inconclusive;",
            "2 bad usage, bad file or not comparable; 3 the run broke or was void."
        })
public final class ReportsCli implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final Map<String, String> environment;

    private ReportsCli(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // The template engine logs through SLF4J. A warning that no logger is bound would not help a user at a
        // terminal.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    /** The command line. Tests set their own writers on it. */
    static CommandLine commandLine() {
        return commandLine(System.getenv());
    }

    /** The command line for a CI job with these variables. */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new ReportsCli(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler((problem, arguments) -> {
            PrintWriter err = problem.getCommandLine().getErr();
            err.println(problem.getCommandLine().getCommandSpec().qualifiedName() + ": " + problem.getMessage());
            err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.USAGE.code();
        });
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + words(problem));
            if (problem instanceof ResultFormatException
                    || problem instanceof IOException
                    || problem instanceof UncheckedIOException
                    || problem instanceof IllegalArgumentException) {
                return ExitCode.USAGE.code();
            }
            problem.printStackTrace(command.getErr());
            return ExitCode.BROKEN.code();
        });
        return line;
    }

    private static String words(Exception problem) {
        if (problem instanceof IOException failed) {
            return FileTrouble.of(failed);
        }
        return problem instanceof UncheckedIOException failed ? FileTrouble.of(failed) : problem.getMessage();
    }

    /** Variables of the job that the program runs in. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }
}
