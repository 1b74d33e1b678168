package io.connect.bench;

/** The run failed and has no figures to judge; the message gives the reason in words for the result. */
public final class BrokenRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenRunException(String message) {
        super(message);
    }

    public BrokenRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
