package io.connect.bench.external;

import io.connect.bench.scenario.environment.ServiceSpec;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The address of an AWS service or its emulator.
 *
 * @param uri its address
 * @param real whether it is AWS itself, which needs real credentials and costs money
 */
record AwsAddress(URI uri, boolean real) {

    /** The AWS services that a run can use. */
    enum Service {
        SQS,
        S3;

        URI in(String region) {
            String domain = PartitionMetadata.of(Region.of(region)).dnsSuffix();
            return URI.create("https://" + name().toLowerCase(Locale.ROOT) + "." + region + "." + domain);
        }
    }

    /** The address in the specification, or else the address of AWS in the region. */
    static AwsAddress of(ServiceSpec spec, Service service) {
        URI uri = spec.endpoint().orElseGet(() -> service.in(spec.region()));
        return new AwsAddress(uri, isAws(uri.getHost()));
    }

    /**
     * Whether the host is in a domain of AWS, in any partition. This includes the endpoints of a VPC and the separate domains of
     * dual-stack endpoints.
     */
    private static boolean isAws(String host) {
        PartitionEndpointKey dualStack =
                PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();
        return Region.regions().stream()
                .map(PartitionMetadata::of)
                .flatMap(partition -> Stream.of(partition.dnsSuffix(), partition.dnsSuffix(dualStack)))
                .filter(Objects::nonNull)
                .distinct()
                .anyMatch(domain -> host.toLowerCase(Locale.ROOT).endsWith("." + domain));
    }
}
