package io.connect.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a simulation's JVM before Gatling's engine starts: after a plan, after an error, or if there is nothing to run. */
final class EarlyEnd {

    /** Exit code with which the Maven plugin stops immediately. With 2 it would continue with the next simulation. */
    private static final int CANNOT_RUN = 1;

    /**
     * The property that names a file for the reason of a refusal. Maven only tells success from failure, but the scripts under
     * ci/ have a separate exit code for bad usage.
     */
    private static final String REFUSAL = "refusal";

    private EarlyEnd() {}

    /** Logs the reason; the build continues. */
    static void well(String word) {
        System.out.println(word);
        System.exit(0);
    }

    /** Ends as {@link #badly}, because of an option or a file that the user has to change. */
    static void refused(String why) {
        String file = System.getProperty(REFUSAL);
        if (file != null) {
            try {
                Files.writeString(Path.of(file), why);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write -D" + REFUSAL + "=" + file, e);
            }
        }
        badly(why);
    }

    /**
     * Ends with an error, because the request cannot be run; the build fails. A thrown exception would be printed twice, after
     * forty lines of stack trace.
     */
    static void badly(String why) {
        System.err.println(why);
        System.exit(CANNOT_RUN);
    }
}
