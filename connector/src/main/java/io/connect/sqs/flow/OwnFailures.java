package io.connect.sqs.flow;

/**
 * Counts how often one message failed at a service that works for other messages. If the service fails for other messages too,
 * the failure says little about this message, so it counts for less.
 *
 * <p>A failure adds {@code -log10(p)} to the count, at most 1, where {@code p} is the share of failed calls of other
 * messages. So the probability that a good message reaches a count of {@code n} by chance is about {@code 10^-n}, for any
 * failure rate of the service.
 */
final class OwnFailures {

    private static final long NEVER_FAILED = -1;

    private long successes = NEVER_FAILED;
    private long failures;
    private double counted;

    /**
     * Adds a failure of the message.
     *
     * @param successesSoFar the service's successful calls so far
     * @param failuresSoFar its failed calls for any message, before this failure
     */
    void add(long successesSoFar, long failuresSoFar) {
        if (successesSoFar == successes) {
            // The service has not succeeded since the last failure of this message. The call that failed now must not
            // count as a failure of other messages.
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

    /** Whether the count is higher than {@code most}. */
    boolean exceed(int most) {
        return counted > most;
    }
}
