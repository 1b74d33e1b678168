package io.connect.testbed.artifact;

/** A program of the testbed cannot be had from the Maven repositories that the user's settings name. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArtifactException(String coordinates, Exception cause) {
        super(
                "cannot resolve " + coordinates + " from the Maven repositories: " + cause.getMessage()
                        + ". Check the version, the network and the mirrors in ~/.m2/settings.xml",
                cause);
    }
}
