package io.connect.reports.cli;

import io.connect.reports.compare.Soundness;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code validate}: checks that files contain valid results, including their histograms. */
@Command(
        name = "validate",
        header = "Checks that files are readable results.",
        description = "Checks that files or run folders hold results that this program can read and compare.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A result, or a folder of them.")
    private List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int bad = 0;
        for (Path file : files) {
            try {
                for (RunResult result : ResultFiles.tree(file)) {
                    List<String> problems = Soundness.problems(result);
                    if (!problems.isEmpty()) {
                        throw new ResultFormatException(String.join("; ", problems));
                    }
                    out.println("ok  " + file + "  " + result.title() + ", run " + result.runId());
                }
            } catch (ResultFormatException | IllegalArgumentException e) {
                bad++;
                err.println(file + ": " + e.getMessage());
            }
        }
        out.flush();
        return bad == 0 ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }
}
