package io.connect.testbed.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** The output of a container, in a file next to the logs of the processes. One thread of the container client calls it. */
final class LogFile implements Consumer<OutputFrame> {
    private static final int TAIL_LINES = 20;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    @Override
    public void accept(OutputFrame frame) {
        if (frame.getBytes() == null) {
            return; // the end of the stream
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The last lines, for messages. */
    String tail() {
        if (!Files.exists(file)) {
            return "it printed nothing";
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return "the end of " + file + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "its log " + file + " cannot be read: " + e;
        }
    }
}
