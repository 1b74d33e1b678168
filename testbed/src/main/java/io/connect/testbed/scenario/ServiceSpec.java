package io.connect.testbed.scenario;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One service beside Kafka: SQS, S3 or the schema registry.
 *
 * @param needed whether the experiment uses it at all
 * @param endpoint address of a service that is already there; empty when the testbed starts one
 * @param region AWS region that clients sign for; meaningless for the registry
 */
public record ServiceSpec(boolean needed, Optional<URI> endpoint, String region) {

    public ServiceSpec {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
    }
}
