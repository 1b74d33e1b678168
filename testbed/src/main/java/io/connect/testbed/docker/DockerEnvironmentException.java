package io.connect.testbed.docker;

/** Containers cannot run, or a program in one does not work as expected. */
public final class DockerEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DockerEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
