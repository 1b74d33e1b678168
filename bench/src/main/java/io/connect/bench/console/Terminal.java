package io.connect.bench.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Standard output for the user. Safe for any thread. */
public final class Terminal {

    private static final PrintStream OUT = System.out;

    private Terminal() {}

    /** Prints a text unchanged. */
    public static void print(String text) {
        OUT.print(text);
        OUT.flush();
    }

    /**
     * Redirects the standard output of other code to a file. Gatling prints its statistics and assertions there, and has no
     * setting to turn that off.
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
