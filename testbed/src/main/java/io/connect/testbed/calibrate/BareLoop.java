package io.connect.testbed.calibrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Main class of the yardstick's process: fills a queue, then moves everything into Kafka with the least that still loses
 * nothing: receive ten, produce, wait for the acknowledgements, delete ten.
 *
 * <p>The first part is warm-up and not counted. Prints one line of JSON.
 */
final class BareLoop {
    private static final int BATCH = 10;
    private static final int THREADS = 4;
    private static final int BODY_BYTES = 1_000;
    /** Share of the messages after which counting begins: a cold SDK costs ten times the CPU of a warm one. */
    private static final double WARM_UP = 0.4;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Producer<String, String> producer;
    private final String topic;
    private final int messages;
    private final AtomicInteger moved = new AtomicInteger();
    private final AtomicLong countedFromNanos = new AtomicLong();
    private final AtomicLong countedFromCpuNanos = new AtomicLong();

    private BareLoop(SqsClient sqs, String queueUrl, Producer<String, String> producer, String topic, int messages) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.producer = producer;
        this.topic = topic;
        this.messages = messages;
    }

    public static void main(String[] arguments) throws Exception {
        SqsClient sqs = SqsClient.builder()
                .endpointOverride(URI.create(arguments[0]))
                .region(Region.of(arguments[1]))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofSeconds(30))
                        .build())
                .build();
        Map<String, Object> producerConfig = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                arguments[3],
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0);
        try (sqs;
                Producer<String, String> producer =
                        new KafkaProducer<>(producerConfig, new StringSerializer(), new StringSerializer())) {
            BareLoop loop = new BareLoop(sqs, arguments[2], producer, arguments[4], Integer.parseInt(arguments[5]));
            loop.onAllThreads(loop::fill);
            Calibration result = loop.drain();
            new ObjectMapper().writeValue(System.out, result);
        }
    }

    private void fill(int thread) {
        String body = "x".repeat(BODY_BYTES);
        for (int batch = thread; batch < messages / BATCH; batch += THREADS) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(body)
                        .build());
            }
            sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    private Calibration drain() throws Exception {
        onAllThreads(thread -> {
            while (moved.get() < messages) {
                moveOneBatch();
            }
        });
        double counted = messages * (1 - WARM_UP);
        double seconds = (System.nanoTime() - countedFromNanos.get()) / 1e9;
        double cpuMicros = (cpuNanos() - countedFromCpuNanos.get()) / 1e3;
        return new Calibration(counted / seconds, cpuMicros / counted);
    }

    private void moveOneBatch() throws Exception {
        List<Message> batch = sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(BATCH).waitTimeSeconds(0))
                .messages();
        if (batch.isEmpty()) {
            return;
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
        if (moved.addAndGet(batch.size()) >= messages * WARM_UP
                && countedFromNanos.compareAndSet(0, System.nanoTime())) {
            countedFromCpuNanos.set(cpuNanos());
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private void onAllThreads(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
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
}
