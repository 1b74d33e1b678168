package io.connect.reports.run;

import io.connect.reports.model.Provenance.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks up the revision of a working tree with git; outside of a repository the revision is {@value #UNKNOWN}. */
public final class GitProbe {

    /** The text in place of a commit outside of a repository. */
    public static final String UNKNOWN = "unknown";

    private static final long PATIENCE_SECONDS = 10;

    private GitProbe() {}

    /** The revision checked out at {@code tree}. */
    public static Git at(Path tree) {
        Optional<String> commit = git(tree, "rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return new Git(UNKNOWN, null, false);
        }
        boolean dirty =
                git(tree, "status", "--porcelain").map(text -> !text.isEmpty()).orElse(false);
        String branch = git(tree, "rev-parse", "--abbrev-ref", "HEAD").orElse(null);
        return new Git(commit.get(), branch, dirty);
    }

    private static Optional<String> git(Path tree, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", tree.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
