package io.connect.sqs.client;

import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The S3 client for converters that resolve claim checks, with the connector's credentials, region and endpoint. */
public final class S3Access implements AutoCloseable {

    private final S3Client client;
    private final AwsCredentials credentials;

    private S3Access(S3Client client, AwsCredentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /**
     * Builds a client from the configuration of a connector; makes no call.
     *
     * <p>With an endpoint override, the bucket is part of the path, because S3-compatible services have no host name per
     * bucket. Buckets in other regions work too.
     */
    public static S3Access of(Map<String, ?> connectorConfig) {
        AwsSettings settings = AwsSettings.of(connectorConfig);
        Region region = Regions.resolve(settings.s3Region(), Regions.fromQueueUrls(connectorConfig));
        AwsCredentials credentials = AwsCredentials.of(settings, region);
        S3ClientBuilder builder = S3Client.builder()
                .region(region)
                .credentialsProvider(credentials.provider())
                .crossRegionAccessEnabled(settings.s3Endpoint().isEmpty())
                .httpClient(settings.http().blocking(settings.s3Endpoint().orElse(HttpClients.AWS)));
        settings.s3Endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint)
                        .forcePathStyle(true)
                        .fipsEnabled(false)
                        .dualstackEnabled(false));
        return new S3Access(builder.build(), credentials);
    }

    /** The client, shared by all threads. */
    public S3Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        credentials.close();
    }
}
