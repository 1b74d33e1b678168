package io.connect.testbed.artifact;

/** A program of the testbed is not available from the Maven repositories in the user's settings. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArtifactException(String coordinates, String settings, Exception cause) {
        super(
                "cannot resolve " + coordinates + " from the Maven repositories: " + cause.getMessage()
                        + ". Check the version, the network and the mirrors in " + settings,
                cause);
    }
}
