package io.connect.conformance.client;

/** An answer that does not follow the protocol. */
public final class UnreadableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
