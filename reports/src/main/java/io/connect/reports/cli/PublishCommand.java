package io.connect.reports.cli;

import io.connect.reports.publish.CommentThread;
import io.connect.reports.publish.PublishException;
import io.connect.reports.publish.ReviewService;
import io.connect.reports.run.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}: posts a text to a pull or merge request. */
@Command(
        name = "publish",
        header = "Puts a text into the pull or merge request that a job runs for.",
        description =
                "Puts Markdown, such as ab --markdown writes it, under the pull request of GitHub or the merge request of "
                        + "GitLab that the job's environment names. A second text of the same name takes the place of the first. A job "
                        + "that runs for no request publishes nothing. GitHub needs GITHUB_TOKEN, GitLab GITLAB_TOKEN.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PublishCommand implements Callable<Integer> {

    /** GitHub accepts at most 65,536 characters. */
    private static final int MOST_CHARACTERS = 60_000;

    @CommandLine.ParentCommand
    private ReportsCli reports;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "SERVICE",
            description = "One of ${COMPLETION-CANDIDATES}, in small letters, too.")
    private ReviewService service;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "connector-gate",
            description = "Tells this comment from others of the same job (default: ${DEFAULT-VALUE}).")
    private String name;

    @Parameters(paramLabel = "FILE", description = "The text, in Markdown.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[A-Za-z0-9 ._-]+")) {
            throw new IllegalArgumentException("--name '" + name + "' may hold letters, digits, blanks and . _ - only");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (text.length() > MOST_CHARACTERS) {
            text = text.substring(0, MOST_CHARACTERS) + "\n\n(cut here)\n";
        }
        PrintWriter out = spec.commandLine().getOut();
        Optional<CommentThread> request = service.request(reports.environment());
        if (request.isEmpty()) {
            out.println("the job runs for no request, so nothing was published");
        } else {
            try {
                request.get().put(name, text);
            } catch (PublishException e) {
                spec.commandLine().getErr().println(spec.qualifiedName() + ": " + e.getMessage());
                return ExitCode.BROKEN.code();
            }
            out.println("published");
        }
        out.flush();
        return ExitCode.OK.code();
    }
}
