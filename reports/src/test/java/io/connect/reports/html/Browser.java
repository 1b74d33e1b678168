package io.connect.reports.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that opens one page and ends. Each call has its own profile and uses no network. */
final class Browser {

    private static final long PATIENCE_SECONDS = 300;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    private final Path program;
    private final Path work;

    Browser(Path program, Path work) {
        this.program = program;
        this.work = work;
    }

    /** The browser on the PATH, if there is one. */
    static Optional<Path> find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether a missing browser is an error, and not just a reason to skip the rendering. */
    static boolean required() {
        return Stream.of("REPORTS_REQUIRE_BROWSER", "CI")
                .map(System::getenv)
                .anyMatch(value -> value != null && !value.isBlank() && !value.equals("false"));
    }

    /** The page's elements after its scripts have run, with every collapsed part open. */
    String dom(Path page, String... more) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(Arrays.asList(more));
        flags.add("--dump-dom");
        return run(page.toUri() + "#everything", flags);
    }

    /** Prints the page as on paper. */
    Path print(Path page) throws IOException, InterruptedException {
        Path pdf = work.resolve("page.pdf");
        run(page.toUri().toString(), List.of("--no-pdf-header-footer", "--print-to-pdf=" + pdf));
        return pdf;
    }

    private String run(String address, List<String> more) throws IOException, InterruptedException {
        Path output = Files.createTempFile(work, "browser", ".out");
        Path errors = Files.createTempFile(work, "browser", ".err");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + Files.createTempDirectory(work, "profile"));
        command.addAll(more);
        command.add(address);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    command + " ended with " + process.exitValue() + ": " + Files.readString(errors));
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
