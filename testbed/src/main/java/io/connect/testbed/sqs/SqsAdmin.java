package io.connect.testbed.sqs;

import io.connect.testbed.http.DirectHttp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Creates, fills, inspects and deletes queues over the direct path, independently of load and subject.
 *
 * <p>Thread-safe.
 */
public final class SqsAdmin implements AutoCloseable {
    /** Entries in one batch call, a limit of SQS. */
    private static final int BATCH = 10;

    /** The region and keys for the emulator, which checks neither. */
    public static final String REGION = "us-east-1";

    public static final String ACCESS_KEY_ID = "test";
    public static final String SECRET_ACCESS_KEY = "test";

    private final SqsClient client;

    /** @param endpoint the endpoint of the emulator */
    public SqsAdmin(URI endpoint) {
        this(
                endpoint,
                REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)));
    }

    /**
     * Administration of any SQS.
     *
     * @param endpoint the endpoint of the service
     * @param region the region that requests are signed for
     * @param credentials the credentials that requests are signed with
     */
    public SqsAdmin(URI endpoint, String region, AwsCredentialsProvider credentials) {
        this.client = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(DirectHttp.blocking(endpoint, Duration.ofSeconds(30)))
                .build();
    }

    /**
     * Creates a queue.
     *
     * @param name the name, which ends in {@code .fifo} for a FIFO queue
     * @param attributes the attributes with the service's names, such as {@code VisibilityTimeout=30}
     * @return its URL
     */
    public String createQueue(String name, Map<String, String> attributes) {
        Map<QueueAttributeName, String> typed = new HashMap<>();
        attributes.forEach((key, value) -> typed.put(QueueAttributeName.fromValue(key), value));
        if (name.endsWith(".fifo")) {
            typed.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        return client.createQueue(request -> request.queueName(name).attributes(typed))
                .queueUrl();
    }

    /** The URL of a queue; empty if there is none with this name. */
    public Optional<String> find(String name) {
        try {
            return Optional.of(
                    client.getQueueUrl(request -> request.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    /** The queue's ARN, for redrive policies. */
    public String arn(String queueUrl) {
        return client.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    /** Deletes a queue with all its messages; a queue that no longer exists is no error. */
    public void deleteQueue(String queueUrl) {
        try {
            client.deleteQueue(request -> request.queueUrl(queueUrl));
        } catch (QueueDoesNotExistException gone) {
            // The queue no longer exists, as required.
        }
    }

    /** The service's count of one queue. */
    public QueueDepth depth(String queueUrl) {
        Map<QueueAttributeName, String> counts = client.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes();
        return new QueueDepth(
                Long.parseLong(counts.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")),
                Long.parseLong(counts.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0")),
                Long.parseLong(counts.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0")));
    }

    /** The service's count of several queues together. */
    public QueueDepth depth(Collection<String> queueUrls) {
        return queueUrls.stream().map(this::depth).reduce(QueueDepth.EMPTY, QueueDepth::plus);
    }

    /**
     * Receives and deletes all visible messages of a queue.
     *
     * @return the messages with attributes of both kinds, in the order of receipt
     */
    public List<Message> drain(String queueUrl) {
        return drain(queueUrl, Integer.MAX_VALUE);
    }

    /** As {@link #drain(String)}, but ends once this number of messages or more have been received. */
    public List<Message> drain(String queueUrl, int enough) {
        List<Message> all = new ArrayList<>();
        while (all.size() < enough) {
            List<Message> some = client.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(BATCH)
                            .messageAttributeNames("All")
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .waitTimeSeconds(0))
                    .messages();
            if (some.isEmpty()) {
                return all;
            }
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(some.get(i).receiptHandle())
                        .build());
            }
            client.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            all.addAll(some);
        }
        return all;
    }

    /** The SDK client itself, for calls that are too rare for a method here. */
    public SqsClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
