package io.connect.sqs.client;

import io.connect.sqs.config.AwsHost;
import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.QueueUrl;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Where a region comes from when it can come from several places. */
final class Regions {

    private Regions() {}

    /**
     * The one to sign the calls for a queue with. AWS takes only that of the host which is called; the URL of another service says
     * nothing, and then the configured one counts.
     */
    static Region of(QueueUrl queue, AwsSettings settings) {
        AwsHost called =
                settings.sqsEndpoint().map(URI::getHost).map(AwsHost::of).orElseGet(queue::host);
        return Optional.of(called)
                .filter(AwsHost::isOfAws)
                .flatMap(AwsHost::region)
                .map(Region::of)
                .orElseGet(() -> resolve(settings.region(), queue.region()));
    }

    /** The configured one, else the one in a queue's URL, else that of the environment. */
    static Region resolve(Optional<String> configured, Optional<String> fromUrl) {
        return configured.or(() -> fromUrl).map(Region::of).orElseGet(Regions::ofEnvironment);
    }

    /** The first region named in the queue URLs of a configuration. */
    static Optional<String> fromQueueUrls(Map<String, ?> connectorConfig) {
        return Stream.of(QueueKeys.QUEUE_URL, QueueKeys.QUEUE_URLS)
                .map(connectorConfig::get)
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.toString().split(",")))
                .filter(url -> !url.isBlank())
                .map(QueueUrl::parse)
                .flatMap(queue -> queue.region().stream())
                .findFirst();
    }

    private static Region ofEnvironment() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new ConfigException(
                    "aws.region is not set, the queue's URL names no region, and the environment has none either;"
                            + " set aws.region, for example to eu-west-1");
        }
    }
}
