package io.connect.sqs.converter.memory;

import org.apache.kafka.connect.errors.RetriableException;

/**
 * Thrown if the growth budget is used up and a message must not wait for it. If it waited while it holds bytes, two messages
 * could wait for each other. The message releases its share and is converted again soon, which does not count as a failure.
 */
public final class NoRoomException extends RetriableException {

    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }
}
