package io.connect.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes progress lines: all lines to a file of the invocation, and one per minute to the terminal. A run shorter than a minute
 * writes none to the terminal. For use by one thread.
 */
final class ProgressOutput {

    private static final Logger log = LoggerFactory.getLogger(ProgressOutput.class);
    private static final Duration TERMINAL_PERIOD = Duration.ofMinutes(1);
    /** The file's location in the folder of the invocation. */
    private static final Path FILE = Path.of("logs", "progress.log");

    private final Path file;
    private final PrintStream terminal;
    private final BooleanSupplier over;
    private Duration nextOnTerminal = TERMINAL_PERIOD;
    private boolean failed;

    /**
     * Creates the output of one run.
     *
     * @param runFolder the run folder of the invocation
     * @param over whether the terminal already shows the run's outcome; then it gets no more lines
     */
    ProgressOutput(Path runFolder, PrintStream terminal, BooleanSupplier over) {
        this.file = runFolder.resolve(FILE);
        this.terminal = terminal;
        this.over = over;
    }

    /** Writes a line with the state of the run at this time after its start. Never throws. */
    void tell(Duration sinceStart, String line) {
        append(line);
        if (sinceStart.compareTo(nextOnTerminal) >= 0 && !over.getAsBoolean()) {
            terminal.println(line);
            nextOnTerminal = sinceStart.plus(TERMINAL_PERIOD);
        }
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            if (!failed) {
                log.warn("cannot write progress to {}: {}", file, e.toString());
            }
            failed = true;
        }
    }
}
