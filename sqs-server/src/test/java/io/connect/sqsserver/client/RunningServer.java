package io.connect.sqsserver.client;

import io.connect.sqsserver.SqsServer;
import io.connect.sqsserver.SqsServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A server on a free port with the SDK's client. */
final class RunningServer implements AutoCloseable {

    private final SqsServer server;
    private final SqsClient client;

    RunningServer() {
        this(SqsServerOptions.defaults());
    }

    RunningServer(SqsServerOptions options) {
        try {
            server = SqsServer.start(options.withPort(0).withRegion("eu-west-1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = client("key", "secret");
    }

    SqsClient client(String keyId, String secret) {
        return SqsClient.builder()
                .endpointOverride(server.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    URI uri() {
        return server.uri();
    }

    SqsClient sqs() {
        return client;
    }

    String makeQueue(String name, Map<String, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    String makeFifoQueue(String name) {
        return makeQueue(name + ".fifo", Map.of("FifoQueue", "true"));
    }

    String arn(String url) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
