package io.connect.bench.scenario.environment;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One service other than Kafka: SQS, S3 or the schema registry.
 *
 * @param needed whether the experiment uses it at all
 * @param endpoint address of an existing service; empty when the testbed starts one
 * @param region AWS region for signatures; not used for the registry
 * @param subjectEndpoint address at which the subject reaches an existing service; empty for the same address
 */
public record ServiceSpec(boolean needed, Optional<URI> endpoint, String region, Optional<URI> subjectEndpoint) {

    public ServiceSpec {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(subjectEndpoint, "subjectEndpoint");
    }

    /** Creates a service that all clients reach at the same address. */
    public ServiceSpec(boolean needed, Optional<URI> endpoint, String region) {
        this(needed, endpoint, region, Optional.empty());
    }
}
