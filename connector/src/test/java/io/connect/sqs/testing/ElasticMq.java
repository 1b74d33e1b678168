package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** ElasticMQ in this JVM on a free loopback port, with a client to fill and inspect its queues. */
public final class ElasticMq implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsClient client;

    private ElasticMq() {
        // The default of 20 s would cut off the longest long poll. The server's actor system reads the property when it
        // is created.
        System.setProperty("pekko.http.server.request-timeout", "60s");
        server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withDynamicPort()
                .start();
        endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        client = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static ElasticMq start() {
        return new ElasticMq();
    }

    public URI endpoint() {
        return endpoint;
    }

    public SqsClient client() {
        return client;
    }

    /** Creates a queue with a unique name. */
    public QueueUrl createQueue(int visibilityTimeoutSeconds) {
        return create("queue-" + NAMES.incrementAndGet(), Map.of(), visibilityTimeoutSeconds);
    }

    /** Creates a FIFO queue with a unique name. */
    public QueueUrl createFifoQueue(int visibilityTimeoutSeconds) {
        return create(
                "queue-" + NAMES.incrementAndGet() + ".fifo",
                Map.of(QueueAttributeName.FIFO_QUEUE, "true"),
                visibilityTimeoutSeconds);
    }

    private QueueUrl create(String name, Map<QueueAttributeName, String> attributes, int visibilityTimeoutSeconds) {
        Map<QueueAttributeName, String> all = new java.util.EnumMap<>(QueueAttributeName.class);
        all.putAll(attributes);
        all.put(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(visibilityTimeoutSeconds));
        return QueueUrl.parse(
                client.createQueue(request -> request.queueName(name).attributes(all))
                        .queueUrl());
    }

    /** Returns the number of messages in a queue, visible or in flight. */
    public int depth(QueueUrl queue) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request.queueUrl(queue.url())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    @Override
    public void close() {
        client.close();
        server.stopAndWait();
    }
}
