package io.connect.sqs.converter.memory;

import org.apache.kafka.connect.errors.RetriableException;

/**
 * There is no room at present for what a message grows into, and waiting for it while it holds some could have it wait for one that
 * waits for it. It gives back what it holds and is converted again a moment later, which does not count as a failure.
 */
public final class NoRoomException extends RetriableException {

    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }
}
