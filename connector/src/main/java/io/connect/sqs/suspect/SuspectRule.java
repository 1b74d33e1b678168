package io.connect.sqs.suspect;

import io.connect.sqs.inflight.InFlightMessage;

/**
 * Decides which messages are produced alone, and which of them are the cause of a failure. A record that cannot be sent fails
 * the task, and all unreported messages are received again with it. These messages, and messages that were received too
 * often, are produced alone. This finds the failing record. A high receive count alone proves nothing: SQS also counts
 * receives of messages that were released unseen.
 *
 * @param receiveCount a message with a higher receive count is a suspect, even without a known failure
 * @param failures the earlier failures
 * @param leavesFailed whether a failing message stays in its queue if there is no dead-letter topic. False if errors are
 *     tolerated: then the message does not fail the task and is tried again
 */
public record SuspectRule(int receiveCount, FailureHistory failures, boolean leavesFailed) {

    /** How often a message must fail alone to be considered the cause. A single failure could be due to the end of the worker. */
    private static final int ENOUGH = 2;

    public boolean isProducedAlone(InFlightMessage message) {
        return message.receiveCount() > receiveCount || failures.isSuspect(message);
    }

    /** Whether the message is the cause of failures and must not be tried again. */
    public boolean isTheCause(InFlightMessage message) {
        return failures.ownFailures(message) >= ENOUGH;
    }

    /** How often the dead letter of the message failed, too. */
    public int failedLetters(InFlightMessage message) {
        return Math.max(0, failures.ownFailures(message) - ENOUGH);
    }
}
