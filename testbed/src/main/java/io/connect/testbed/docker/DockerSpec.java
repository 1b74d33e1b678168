package io.connect.testbed.docker;

import java.util.Objects;

/**
 * The images that an environment of kind {@code docker} runs.
 *
 * @param localstack the image of SQS and S3, as {@code name:tag}
 * @param toxiproxy the image that makes network faults on the path to them, as {@code name:tag}
 */
public record DockerSpec(String localstack, String toxiproxy) {

    /** LocalStack 4.14.0 is the last version that runs without an auth token. */
    public static final DockerSpec DEFAULT =
            new DockerSpec("localstack/localstack:4.14.0", "ghcr.io/shopify/toxiproxy:2.12.0");

    public DockerSpec {
        Objects.requireNonNull(localstack, "localstack");
        Objects.requireNonNull(toxiproxy, "toxiproxy");
    }
}
