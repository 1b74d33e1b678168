package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.endpoints.SqsEndpointProvider;

class AwsHostTest {

    /** Each region of each partition in the SDK, with each of the region's endpoint names. */
    static Stream<Arguments> endpointsOfTheSdk() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .flatMap(region -> Stream.of(false, true)
                        .flatMap(fips -> Stream.of(false, true)
                                .map(dualStack ->
                                        Arguments.of(region, endpoint(region, fips, dualStack), !fips && !dualStack))));
    }

    private static URI endpoint(Region region, boolean fips, boolean dualStack) {
        return SqsEndpointProvider.defaultProvider()
                .resolveEndpoint(params -> params.region(region).useFips(fips).useDualStack(dualStack))
                .join()
                .endpointUrl()
                .toUri();
    }

    @ParameterizedTest
    @MethodSource("endpointsOfTheSdk")
    void knowsEveryEndpointOfTheSdk(Region region, URI endpoint, boolean plain) {
        AwsHost host = AwsHost.of(endpoint.getHost());

        assertThat(host.isOfAws()).isTrue();
        assertThat(host.region()).contains(region.id());
        if (plain) {
            assertThat(host.isPlainEndpoint()).isTrue();
        } else {
            // In some regions the FIPS endpoint is the plain endpoint.
            assertThat(host.isPlainEndpoint()).isEqualTo(endpoint.equals(endpoint(region, false, false)));
        }
    }

    static List<Region> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void knowsVpcEndpointsOfEveryPartition(Region region) {
        String suffix = PartitionMetadata.of(region).dnsSuffix();
        for (String form : List.of(
                "vpce-0a1b-2c3d.sqs.%s.vpce.%s",
                "vpce-0a1b-2c3d-%1$sa.sqs.%1$s.vpce.%2$s", "vpce-0a1b-2c3d.sqs-fips.%s.vpce.%s")) {
            AwsHost host = AwsHost.of(form.formatted(region.id(), suffix));

            assertThat(host.isOfAws()).as(host.name()).isTrue();
            assertThat(host.region()).as(host.name()).contains(region.id());
            assertThat(host.isPlainEndpoint()).as(host.name()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "queue.amazonaws.com,                    us-east-1,      true",
        "eu-west-1.queue.amazonaws.com,          eu-west-1,      true",
        "us-gov-west-1.queue.amazonaws.com,      us-gov-west-1,  true",
        "cn-north-1.queue.amazonaws.com.cn,      cn-north-1,     true",
        "SQS.EU-WEST-1.AMAZONAWS.COM,            eu-west-1,      true",
        "sqs.eu-west-1.amazonaws.com.,           eu-west-1,      true",
        "sqs.us-east-1.localhost.localstack.cloud, us-east-1,    false",
        "sqs.eu-west-1.amazonaws.com.example.org, eu-west-1,     false",
        "notamazonaws.com,                       ,               false",
        "localhost,                              ,               false",
        "[::1],                                  ,               false",
        "[2001:db8::1],                          ,               false",
        "10.0.0.7,                               ,               false",
    })
    void knowsOtherNames(String name, String region, boolean ofAws) {
        assertThat(AwsHost.of(name).region().orElse(null)).isEqualTo(region);
        assertThat(AwsHost.of(name).isOfAws()).isEqualTo(ofAws);
        if (!name.toLowerCase().startsWith("sqs.eu-west-1.amazonaws.com")) {
            assertThat(AwsHost.of(name).isPlainEndpoint()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://sqs.eu-west-1.amazonaws.com/1/q,        https://sqs.eu-west-1.amazonaws.com",
        "https://SQS-FIPS.us-east-1.amazonaws.com/1/q,  https://sqs-fips.us-east-1.amazonaws.com",
        "http://[::1]:9324/1/q,                         http://[::1]:9324",
        "http://elasticmq:9324/1/q,                     http://elasticmq:9324",
        "https://sqs.internal.example/aws/1/q,          https://sqs.internal.example",
    })
    void theHostInTheUrlIsTheAddress(String url, String address) {
        assertThat(QueueUrl.parse(url).address()).isEqualTo(URI.create(address));
    }
}
