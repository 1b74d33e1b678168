package io.connect.sqs.flow;

/**
 * How often a message has failed at a service that works for others. A service that fails for others as well, for most of its calls
 * perhaps, says little about the message, so such a failure counts for less.
 *
 * <p>A failure counts one for each power of ten by which failures of others are rare, and one at most. By chance alone a message is
 * then counted {@code n} times in one of ten to the power of {@code n} cases, whatever share of its calls the service fails.
 */
final class OwnFailures {

    private static final long NEVER_FAILED = -1;

    private long successes = NEVER_FAILED;
    private long failures;
    private double counted;

    /**
     * Notes a failure of the message.
     *
     * @param successesSoFar how often the service has done its work
     * @param failuresSoFar  how often it has not, for any message, before this failure
     */
    void add(long successesSoFar, long failuresSoFar) {
        if (successesSoFar == successes) {
            // It has worked for nobody since. This failure is not one of others either.
            failures++;
            return;
        }
        if (successes != NEVER_FAILED) {
            double worked = Math.max(1, successesSoFar - successes);
            double failed = Math.max(0, failuresSoFar - failures);
            counted += Math.min(1, -Math.log10((failed + 0.5) / (failed + worked + 1)));
        }
        successes = successesSoFar;
        failures = failuresSoFar + 1;
    }

    /** Whether more is counted than this. */
    boolean exceed(int most) {
        return counted > most;
    }
}
