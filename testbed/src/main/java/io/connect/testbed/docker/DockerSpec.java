package io.connect.testbed.docker;

import java.util.Objects;

/**
 * The images that an environment of kind {@code docker} runs.
 *
 * @param localstack where SQS and S3 are found, as {@code name:tag}
 * @param toxiproxy which makes the faults of the network on the way to them, as {@code name:tag}
 */
public record DockerSpec(String localstack, String toxiproxy) {

    /** LocalStack 4.14.0 is the last that runs without an auth token. */
    public static final DockerSpec DEFAULT =
            new DockerSpec("localstack/localstack:4.14.0", "ghcr.io/shopify/toxiproxy:2.12.0");

    public DockerSpec {
        Objects.requireNonNull(localstack, "localstack");
        Objects.requireNonNull(toxiproxy, "toxiproxy");
    }
}
