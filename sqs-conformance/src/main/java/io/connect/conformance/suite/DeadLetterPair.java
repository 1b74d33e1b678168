package io.connect.conformance.suite;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Deviation;
import io.connect.conformance.scenario.Trial;
import java.time.Duration;
import java.util.List;

/**
 * A queue and its dead-letter queue.
 *
 * @param trial the trial that created both queues
 * @param source URL of the queue
 * @param deadLetters URL of its dead-letter queue
 * @param deadLetterArn ARN of the dead-letter queue
 */
record DeadLetterPair(Trial trial, String source, String deadLetters, String deadLetterArn) {

    static DeadLetterPair standard(Trial trial, int maxReceiveCount) {
        String deadLetters = trial.standard();
        String arn = trial.arn(deadLetters);
        return new DeadLetterPair(
                trial, trial.standard("RedrivePolicy", Trial.redrive(arn, maxReceiveCount)), deadLetters, arn);
    }

    static DeadLetterPair fifo(Trial trial, int maxReceiveCount) {
        String deadLetters = trial.fifo();
        String arn = trial.arn(deadLetters);
        return new DeadLetterPair(
                trial, trial.fifo("RedrivePolicy", Trial.redrive(arn, maxReceiveCount)), deadLetters, arn);
    }

    /** Receives the first message and makes it visible again. */
    Answer receiveAndLetGo() {
        Answer message = trial.receiveOne(source, "MaxNumberOfMessages", 1);
        trial.changeVisibility(source, message.text("ReceiptHandle"), 0);
        return message;
    }

    /**
     * Receives until a message arrives in the dead-letter queue, and returns that message. Each try also receives from
     * the source queue, as a consumer would.
     */
    Answer givenUp() {
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < giveUp) {
            trial.receive(source, "VisibilityTimeout", 1, "MaxNumberOfMessages", 1);
            var messages = trial.receive(
                    deadLetters,
                    "WaitTimeSeconds",
                    1,
                    "AttributeNames",
                    List.of("All"),
                    "MessageAttributeNames",
                    List.of("All"));
            if (!messages.isEmpty()) {
                return messages.get(0);
            }
        }
        throw new Deviation("nothing in the dead-letter queue within 10 s");
    }
}
