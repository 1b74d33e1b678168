package io.connect.bench;

/** The run came to grief and there is nothing to judge; the message says why in words for the result. */
public final class BrokenRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenRunException(String message) {
        super(message);
    }

    public BrokenRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
