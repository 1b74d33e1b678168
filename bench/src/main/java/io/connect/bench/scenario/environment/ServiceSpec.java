package io.connect.bench.scenario.environment;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One service beside Kafka: SQS, S3 or the schema registry.
 *
 * @param needed whether the experiment uses it at all
 * @param endpoint address of a service that is already there; empty when the testbed starts one
 * @param region AWS region that clients sign for; meaningless for the registry
 * @param subjectEndpoint address at which the subject reaches that service; empty for the same
 */
public record ServiceSpec(boolean needed, Optional<URI> endpoint, String region, Optional<URI> subjectEndpoint) {

    public ServiceSpec {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(subjectEndpoint, "subjectEndpoint");
    }

    /** A service that everybody reaches at the same address. */
    public ServiceSpec(boolean needed, Optional<URI> endpoint, String region) {
        this(needed, endpoint, region, Optional.empty());
    }
}
