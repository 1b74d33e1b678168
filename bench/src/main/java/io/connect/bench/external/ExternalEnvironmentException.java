package io.connect.bench.external;

/** An existing environment does not meet the experiment's needs; the message names the part and the reason. */
public final class ExternalEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExternalEnvironmentException(String message) {
        super(message);
    }

    ExternalEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
