package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.client.QueueUrl;
import io.connect.sqs.testing.ElasticMq;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsSourceTaskIT {

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);

    private static ElasticMq sqs;

    private final SqsSourceTask task = new SqsSourceTask();

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
    void movesEveryMessageAndDeletesWhatIsAcknowledged() throws InterruptedException {
        QueueUrl queue = sqs.createQueue(30);
        send(queue, 500);
        task.start(config(queue));

        List<String> bodies = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (bodies.size() < 500 && System.nanoTime() < deadline) {
            List<SourceRecord> records = task.poll();
            if (records != null) {
                records.forEach(record -> {
                    bodies.add((String) record.value());
                    task.commitRecord(record, METADATA);
                });
            }
        }

        assertThat(new HashSet<>(bodies)).hasSize(500);
        assertThat(bodies).hasSize(500);
        await().untilAsserted(() -> assertThat(sqs.depth(queue)).isZero());
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
        SqsSourceConnector connector = new SqsSourceConnector();
        connector.start(config);
        return connector.taskConfigs(1).get(0);
    }
}
