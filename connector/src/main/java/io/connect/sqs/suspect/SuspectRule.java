package io.connect.sqs.suspect;

import io.connect.sqs.inflight.InFlightMessage;

/**
 * Decides which messages are produced alone, and which of them are the cause of a failure. A record that cannot be sent fails
 * the task, and the messages that were on their way with it come back with it. A message that was on its way then, or that has
 * been received too often, is produced alone. This tells the failing record from the others. The receive count proves nothing
 * more: SQS also counts receives of messages that were released unseen.
 *
 * @param receiveCount receives above which a message is a suspect, even without a known failure
 * @param failures the earlier failures
 * @param leavesFailed whether a failing message without a dead-letter topic stays in its queue; where errors are tolerated it
 *     fails nothing but itself, and is tried again
 */
public record SuspectRule(int receiveCount, FailureHistory failures, boolean leavesFailed) {

    /** Failures alone after which a message is the cause: a single one could come from the end of its worker. */
    private static final int ENOUGH = 2;

    public boolean isProducedAlone(InFlightMessage message) {
        return message.receiveCount() > receiveCount || failures.isSuspect(message);
    }

    /** Whether the message must not be tried again as it is. */
    public boolean isTheCause(InFlightMessage message) {
        return failures.ownFailures(message) >= ENOUGH;
    }

    /** How often its dead letter failed, too. */
    public int failedLetters(InFlightMessage message) {
        return Math.max(0, failures.ownFailures(message) - ENOUGH);
    }
}
