package io.connect.bench.external;

/** An environment that is already there is not as the experiment needs it; the message says which part, and why. */
public final class ExternalEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExternalEnvironmentException(String message) {
        super(message);
    }

    ExternalEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
