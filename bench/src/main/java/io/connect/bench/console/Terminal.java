package io.connect.bench.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Standard output as a person reads it. Safe for any thread. */
public final class Terminal {

    private static final PrintStream OUT = System.out;

    private Terminal() {}

    /** Prints a text as it is. */
    public static void print(String text) {
        OUT.print(text);
        OUT.flush();
    }

    /**
     * From now on, text that others print to standard output goes into a file. Gatling prints its statistics and
     * assertions there, and has no setting to switch that off.
     */
    public static void divertOthersTo(Path file) {
        try {
            System.setOut(new PrintStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
