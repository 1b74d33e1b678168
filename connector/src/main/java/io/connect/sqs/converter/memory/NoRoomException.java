package io.connect.sqs.converter.memory;

import org.apache.kafka.connect.errors.RetriableException;

/**
 * There is no room at present for the growth of a message. If it waited while it holds a share, two messages could wait for
 * each other. It releases its share and is converted again a moment later, which does not count as a failure.
 */
public final class NoRoomException extends RetriableException {

    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }
}
