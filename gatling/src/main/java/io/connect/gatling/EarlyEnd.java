package io.connect.gatling;

/** Ends a simulation's JVM before Gatling's engine starts: after a plan, after an error, or if there is nothing to run. */
final class EarlyEnd {

    /** Exit code with which the Maven plugin stops immediately. With 2 it would continue with the next simulation. */
    private static final int CANNOT_RUN = 1;

    private EarlyEnd() {}

    /** Logs the reason; the build continues. */
    static void well(String word) {
        System.out.println(word);
        System.exit(0);
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
