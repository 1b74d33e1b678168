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
 * @param real whether it is AWS itself, which wants real credentials and real money
 */
record AwsAddress(URI uri, boolean real) {

    /** The services. */
    enum Service {
        SQS,
        S3;

        URI in(String region) {
            String domain = PartitionMetadata.of(Region.of(region)).dnsSuffix();
            return URI.create("https://" + name().toLowerCase(Locale.ROOT) + "." + region + "." + domain);
        }
    }

    /** The address that is given, or AWS's own in the region. */
    static AwsAddress of(ServiceSpec spec, Service service) {
        URI uri = spec.endpoint().orElseGet(() -> service.in(spec.region()));
        return new AwsAddress(uri, isAws(uri.getHost()));
    }

    /** In the domain of any partition of AWS; endpoints of a VPC are, too; dual-stack endpoints have domains of their own. */
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
