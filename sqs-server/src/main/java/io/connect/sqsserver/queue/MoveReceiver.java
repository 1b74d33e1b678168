package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;

/** Takes messages that are moved out of a queue. */
@FunctionalInterface
public interface MoveReceiver {

    /**
     * Takes a message.
     *
     * @param deadLetterSource ARN of the queue that gave it up; null if none has
     * @return whether it took the message; otherwise the message stays where it is
     */
    boolean take(Content content, String deadLetterSource);
}
