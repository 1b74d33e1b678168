package io.connect.testbed.inspect;

/** A JVM could not be reached, or refused; the message names it, the command and its own words. */
public final class InspectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InspectionException(String message) {
        super(message);
    }

    InspectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
