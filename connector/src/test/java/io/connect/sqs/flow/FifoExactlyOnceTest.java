package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.DefaultMessageConverter;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.fifo.FifoOffsets;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.testing.KillableSqs;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a task against a transaction log like Connect's: a batch and its offsets are committed together or not at all. The
 * process is killed at random before the commit, after it, or in the middle of the reports.
 */
class FifoExactlyOnceTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final int MESSAGES_PER_GROUP = 40;
    private static final int KILLS = 12;

    private final Map<String, List<String>> log = new HashMap<>();
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 150})
    void nothingIsLostDuplicatedOrReorderedHoweverOftenTheProcessIsKilled(int groups) throws InterruptedException {
        Random random = new Random(groups);
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofMillis(150), System::nanoTime);
        Map<String, List<String>> sent = new HashMap<>();
        int perGroup = groups > 100 ? 6 : MESSAGES_PER_GROUP;
        for (int i = 0; i < perGroup; i++) {
            for (int group = 0; group < groups; group++) {
                String name = "g" + group;
                // Some bodies repeat. Records of equal content are still different records.
                String body = name + (i % 5 == 0 ? "-same" : "-" + i);
                sqs.send(name, body);
                sent.computeIfAbsent(name, key -> new ArrayList<>()).add(body);
            }
        }

        int kills = 0;
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (sqs.depth() > 0 && System.nanoTime() < deadline) {
            KillableSqs connection = new KillableSqs(sqs, new Random(random.nextLong()));
            TaskFlow task = start(connection);
            boolean mayBeKilled = kills++ < KILLS;
            int untilKill = mayBeKilled ? 1 + random.nextInt(4) : Integer.MAX_VALUE;
            while (untilKill > 0 && sqs.depth() > 0 && System.nanoTime() < deadline) {
                List<SourceRecord> batch = task.poll();
                if (batch != null) {
                    untilKill--;
                    int moment = untilKill == 0 ? random.nextInt(3) : 3;
                    if (moment > 0) {
                        commit(batch);
                        int reported = moment == 1 ? 0 : moment == 2 ? batch.size() / 2 : batch.size();
                        batch.subList(0, reported).forEach(record -> task.commitRecord((QueueRecord) record, METADATA));
                    }
                }
            }
            connection.kill();
            // The test does not wait for the stop. A killed process does not stop, and its threads end by themselves.
            Thread stopping = new Thread(task::stop);
            stopping.setDaemon(true);
            stopping.start();
        }

        sent.forEach((group, bodies) -> assertThat(log.get(group)).as(group).isEqualTo(bodies));
        assertThat(sqs.depth()).as("messages left in the queue").isZero();
        assertThat(kills).isGreaterThan(1);
        sqs.close();
    }

    private void commit(List<SourceRecord> batch) {
        for (SourceRecord record : batch) {
            log.computeIfAbsent((String) record.key(), group -> new ArrayList<>())
                    .add((String) record.value());
            offsets.put(new HashMap<>(record.sourcePartition()), new HashMap<>(record.sourceOffset()));
        }
    }

    private TaskFlow start(KillableSqs sqs) {
        Map<String, String> properties = new HashMap<>();
        properties.put("sqs.queue.url", QUEUE.url());
        properties.put("kafka.topic", "t");
        SqsSourceConfig config = new SqsSourceConfig(properties);
        List<Map<String, ?>> stored = new ArrayList<>();
        FifoOffsets.partitions(QUEUE).forEach(partition -> stored.add(offsets.get(partition)));
        TaskFlow flow = new TaskFlow(
                new TaskSettings("fifo-test", config, List.of(QUEUE)),
                (queue, attributes) -> new FifoDeliveryLog(
                        queue, attributes.createdTimestamp(), stored, Duration.ZERO, InstantSource.system()),
                sqs,
                new DefaultMessageConverter(),
                () -> true,
                new TaskMetrics(System::nanoTime),
                TaskMachine.real());
        flow.start();
        return flow;
    }
}
