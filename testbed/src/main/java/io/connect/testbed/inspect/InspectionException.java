package io.connect.testbed.inspect;

/** A JVM could not be reached, or rejected a command. The message contains the JVM, the command and the JVM's answer. */
public final class InspectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InspectionException(String message) {
        super(message);
    }

    InspectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
