package io.connect.testbed.docker;

/** Containers cannot be run, or what runs in one does not do what it is asked. */
public final class DockerEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DockerEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
