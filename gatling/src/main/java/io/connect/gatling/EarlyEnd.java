package io.connect.gatling;

/**
 * Ends a simulation's program before Gatling's engine starts. Without a scenario there is nothing to report on, and a plan is
 * printed in seconds.
 */
final class EarlyEnd {

    /** Exit code that makes the Maven plugin stop at once: with 2 it would go on to the next simulation. */
    private static final int CANNOT_RUN = 1;

    private EarlyEnd() {}

    /** The failure is only logged; the build goes on. */
    static void well(String word) {
        System.out.println(word);
        System.exit(0);
    }

    /**
     * The request cannot be run; the build fails. A thrown exception would be printed twice, below forty lines of stack
     * trace.
     */
    static void badly(String why) {
        System.err.println(why);
        System.exit(CANNOT_RUN);
    }
}
