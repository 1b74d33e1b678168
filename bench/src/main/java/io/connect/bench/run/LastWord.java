package io.connect.bench.run;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Prints the tables as the very last thing of the JVM, below the statistics that Gatling prints of its own when the
 * simulation is long over: the last line on the terminal is the verdict and where the report lies.
 */
final class LastWord {

    private static final AtomicReference<String> TEXT = new AtomicReference<>();

    private LastWord() {}

    /** Keeps the text for the end; a later one replaces it. */
    static void say(String text) {
        if (TEXT.getAndSet(text) == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(LastWord::print, "last-word"));
        }
    }

    private static void print() {
        System.out.println();
        System.out.print(TEXT.get());
        System.out.flush();
    }
}
