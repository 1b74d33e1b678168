package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;

/** Accepts messages that are moved out of a queue. */
@FunctionalInterface
public interface MoveReceiver {

    /**
     * Accepts or refuses a message.
     *
     * @param deadLetterSource ARN of the source queue of a dead letter; null if the message is not a dead letter
     * @return whether the message was accepted; otherwise it stays in its queue
     */
    boolean take(Content content, String deadLetterSource);
}
