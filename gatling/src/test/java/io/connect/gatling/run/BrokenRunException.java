package io.connect.gatling.run;

/** The run came to grief and there is nothing to judge; the message says why in words for the result. */
final class BrokenRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenRunException(String message) {
        super(message);
    }

    BrokenRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
