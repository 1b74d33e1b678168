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

/** Chooses the AWS region from several sources. */
final class Regions {

    private Regions() {}

    /**
     * The region for the signature of calls to a queue. AWS accepts only the region of the called host. If the URL has no
     * region, as with other services, the configured region is used.
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

    /**
     * Returns the configured region. If there is none, the region in a queue's URL is used, and finally the region of the
     * environment.
     */
    static Region resolve(Optional<String> configured, Optional<String> fromUrl) {
        return configured.or(() -> fromUrl).map(Region::of).orElseGet(Regions::ofEnvironment);
    }

    /** The first region that the queue URLs of a configuration contain. */
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
