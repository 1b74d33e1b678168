package io.connect.sqs.suspect;

import io.connect.sqs.inflight.InFlightMessage;

/**
 * Which messages travel alone, and which of them are the cause of a failure. A record that cannot be sent fails the task, and
 * the messages that were on their way with it come back with it. One that was on the way then, or that has been received too
 * often, travels alone, which tells the culprit from its company. Its receive count says nothing more: SQS counts receives,
 * and messages that were handed back unseen have been received, too.
 *
 * @param receiveCount receives above which a message is a suspect, even without a known failure
 * @param failures the earlier failures
 * @param leavesFailed whether a culprit without a dead-letter topic stays in its queue; where errors are tolerated it fails
 *     nothing but itself, and is tried again
 */
public record SuspectRule(int receiveCount, FailureHistory failures, boolean leavesFailed) {

    /** Failures alone after which a message is the cause: one could be the end of its worker. */
    private static final int ENOUGH = 2;

    public boolean travelsAlone(InFlightMessage message) {
        return message.receiveCount() > receiveCount || failures.isSuspect(message);
    }

    /** Whether the message must not be tried again as it is. */
    public boolean isCulprit(InFlightMessage message) {
        return failures.ownFailures(message) >= ENOUGH;
    }

    /** How often its dead letter failed, too. */
    public int failedLetters(InFlightMessage message) {
        return Math.max(0, failures.ownFailures(message) - ENOUGH);
    }
}
