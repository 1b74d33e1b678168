package io.connect.bench.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.external.AwsAddress.Service;
import io.connect.bench.scenario.environment.ServiceSpec;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsAddressTest {

    static List<Region> regions() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("regions")
    void theAddressInARegionIsThatOfTheSdk(Region region) {
        ServiceSpec spec = new ServiceSpec(true, Optional.empty(), region.id());

        assertThat(AwsAddress.of(spec, Service.SQS).uri().getHost())
                .isEqualTo(SqsClient.serviceMetadata().endpointFor(region).toString());
        assertThat(AwsAddress.of(spec, Service.SQS).real()).isTrue();
        assertThat(AwsAddress.of(spec, Service.S3).real()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://vpce-1.sqs.cn-north-1.vpce.amazonaws.com.cn, true",
        "https://sqs.eusc-de-east-1.amazonaws.eu, true",
        "https://sqs.eu-west-1.api.aws, true",
        "https://sqs.cn-north-1.api.amazonwebservices.com.cn, true",
        "https://sqs.us-iso-east-1.c2s.ic.gov, true",
        "https://sqs.eu-west-1.amazonaws.com.example.org, false",
        "http://localhost:9324, false"
    })
    void anAddressOfAwsWantsRealCredentials(URI endpoint, boolean real) {
        ServiceSpec spec = new ServiceSpec(true, Optional.of(endpoint), "eu-west-1");

        assertThat(AwsAddress.of(spec, Service.SQS).real()).isEqualTo(real);
    }
}
