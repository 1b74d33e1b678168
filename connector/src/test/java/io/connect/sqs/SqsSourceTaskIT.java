package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.ElasticMq;
import io.connect.sqs.testing.FakeTaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsSourceTaskIT {

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);

    private static ElasticMq sqs;

    private final SqsSourceTask task = new SqsSourceTask();

    @BeforeEach
    void giveContext() {
        task.initialize(new FakeTaskContext());
    }

    @BeforeAll
    static void startSqs() {
        sqs = ElasticMq.start();
    }

    @AfterAll
    static void stopSqs() {
        sqs.close();
    }

    @AfterEach
    void stopTask() {
        task.stop();
    }

    @Test
    void movesEveryMessageAndDeletesAcknowledgedOnes() throws InterruptedException {
        QueueUrl queue = sqs.createQueue(30);
        send(queue, 500);
        task.start(config(queue));

        List<Object> bodies = drain(500).stream().map(SourceRecord::value).toList();

        assertThat(new HashSet<>(bodies)).hasSize(500);
        assertThat(bodies).hasSize(500);
        await().untilAsserted(() -> assertThat(sqs.depth(queue)).isZero());
    }

    @Test
    void keepsTheOrderOfEachGroupOfAFifoQueue() throws InterruptedException {
        QueueUrl queue = sqs.createFifoQueue(30);
        for (int i = 0; i < 90; i++) {
            int number = i;
            sqs.client()
                    .sendMessage(request -> request.queueUrl(queue.url())
                            .messageBody("body-" + number)
                            .messageGroupId("g" + number % 3)
                            .messageDeduplicationId("d" + number));
        }
        task.start(config(queue));

        List<SourceRecord> records = drain(90);

        for (int group = 0; group < 3; group++) {
            String key = "g" + group;
            int first = group;
            assertThat(records.stream()
                            .filter(record -> key.equals(record.key()))
                            .map(SourceRecord::value))
                    .containsExactlyElementsOf(IntStream.range(0, 30)
                            .mapToObj(i -> (Object) ("body-" + (first + 3 * i)))
                            .toList());
        }
        await().untilAsserted(() -> assertThat(sqs.depth(queue)).isZero());
    }

    @Test
    void stopsWithinSecondsDuringALongPoll() throws InterruptedException {
        QueueUrl queue = sqs.createQueue(30);
        Map<String, String> config = config(queue);
        config.put("sqs.wait.time.seconds", "20");
        task.start(config);
        task.poll();

        long started = System.nanoTime();
        task.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        // ElasticMQ does not notice that the polling client has gone. Its shutdown waits for the long poll, so these
        // messages end it.
        send(queue, 10);
    }

    private List<SourceRecord> drain(int count) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (all.size() < count && System.nanoTime() < deadline) {
            List<SourceRecord> records = task.poll();
            if (records != null) {
                all.addAll(records);
                records.forEach(record -> task.commitRecord(record, METADATA));
            }
        }
        return all;
    }

    private static void send(QueueUrl queue, int count) {
        for (int from = 0; from < count; from += 10) {
            int first = from;
            sqs.client()
                    .sendMessageBatch(request -> request.queueUrl(queue.url())
                            .entries(IntStream.range(first, first + 10)
                                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                            .id(Integer.toString(i))
                                            .messageBody("body-" + i)
                                            .build())
                                    .toList()));
        }
    }

    private static Map<String, String> config(QueueUrl... queues) {
        Map<String, String> config = new HashMap<>();
        config.put("name", "it");
        config.put("sqs.queue.urls", TaskQueues.join(List.of(queues)));
        config.put("kafka.topic", "topic");
        config.put("aws.endpoint.override", sqs.endpoint().toString());
        config.put("aws.region", "eu-west-1");
        config.put("aws.access.key.id", "key");
        config.put("aws.secret.access.key", "secret");
        config.put("sqs.wait.time.seconds", "1");
        SqsSourceConnector connector = new SqsSourceConnector();
        connector.start(config);
        return connector.taskConfigs(1).get(0);
    }
}
