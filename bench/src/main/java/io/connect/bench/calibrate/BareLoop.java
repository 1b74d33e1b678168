package io.connect.bench.calibrate;

import io.connect.testbed.http.DirectHttp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The least that moves messages from SQS into Kafka and still loses nothing: receive ten, produce, wait for the
 * acknowledgements, delete ten. Safe for any number of threads.
 */
final class BareLoop implements AutoCloseable {
    /** The most that SQS gives, and takes back, in one call. */
    static final int BATCH = 10;
    /** Threads for each queue. */
    static final int THREADS = 4;
    /** Longer than the longest poll. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    /** Room for the largest message SQS takes. */
    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;

    private final SqsClient sqs;
    private final Producer<String, String> producer;
    private final String topic;

    /**
     * A loop that does nothing yet.
     *
     * @param endpoint of SQS
     * @param bootstrapServers of Kafka
     * @param topic where messages go
     */
    BareLoop(URI endpoint, String region, String bootstrapServers, String topic) {
        this.topic = topic;
        this.sqs = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(DirectHttp.blocking(endpoint, READ_TIMEOUT))
                .build();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MAX_REQUEST_BYTES),
                new StringSerializer(),
                new StringSerializer());
    }

    SqsClient sqs() {
        return sqs;
    }

    /**
     * Moves what one receive gives.
     *
     * @param waitSeconds how long SQS may wait for a first message
     * @return how many messages it was
     */
    int moveOneBatch(String queueUrl, int waitSeconds) throws Exception {
        List<Message> batch = sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(BATCH).waitTimeSeconds(waitSeconds))
                .messages();
        if (batch.isEmpty()) {
            return 0;
        }
        List<Future<?>> acknowledgements = new ArrayList<>();
        List<DeleteMessageBatchRequestEntry> deletes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Message message = batch.get(i);
            acknowledgements.add(producer.send(new ProducerRecord<>(topic, message.messageId(), message.body())));
            deletes.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        for (Future<?> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
        sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(deletes));
        return batch.size();
    }

    /** Work for one of several threads. */
    interface Work {
        void run(int thread) throws Exception;
    }

    /** Runs the work on {@code count} threads and returns when all have ended, or throws what the first that failed threw. */
    static void onThreads(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    work.run(thread);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        sqs.close();
        producer.close();
    }
}
