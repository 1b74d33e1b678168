package io.connect.sqsserver.service;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.queue.Queue;
import io.connect.sqsserver.settings.QueueSettings;
import java.util.Optional;

/** The rules for a queue and its dead-letter queue. */
final class DeadLetters {

    private DeadLetters() {}

    /**
     * Refuses a redrive policy with an unsuitable dead-letter queue.
     *
     * @param policy the policy as the caller wrote it, for the error message
     * @throws SqsException InvalidParameterValue
     */
    static void require(QueueSettings source, String sourceArn, String policy, Optional<Queue> target) {
        if (target.isEmpty()) {
            throw refused(policy, "Dead letter target does not exist.");
        }
        if (target.get().isFifo() != source.isFifo()) {
            throw refused(policy, "Dead-letter queue must be same type of queue as the source.");
        }
        if (!target.get().settings().redriveAllow().allows(sourceArn)) {
            throw refused(policy, "The dead-letter queue's redrive allow policy does not permit this source queue.");
        }
    }

    private static SqsException refused(String policy, String reason) {
        return SqsException.invalidValue(policy, "RedrivePolicy", reason);
    }
}
