package io.connect.testbed.docker;

/** Containers cannot be run, or a program in one does not work as asked. */
public final class DockerEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DockerEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
