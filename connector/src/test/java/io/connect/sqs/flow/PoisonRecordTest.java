package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.testing.KillableSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record that Kafka refuses fails the task, and Connect does not name the record. The connector then produces suspect
 * records alone, and so finds the record that also fails alone. Any number of stops and kills of tasks leads to no dead
 * letter.
 */
@Execution(ExecutionMode.CONCURRENT)
class PoisonRecordTest {

    private static final String STANDARD = "http://localhost/0/orders";
    private static final String FIFO = "http://localhost/0/orders.fifo";
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final int MOST_RESTARTS = 5;

    private final DrivenTask task = new DrivenTask().set("dlq.topic", "letters");
    private final List<SourceRecord> inKafka = new ArrayList<>();
    private Predicate<SourceRecord> refused = record -> false;

    @AfterEach
    void stop() {
        task.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {STANDARD, FIFO})
    void aRecordThatKafkaRefusesIsADeadLetterAfterAFewRestarts(String url) throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(url);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        for (int i = 0; i < 12; i++) {
            sqs.send("g" + i % 3, i == 5 ? "poison" : "m" + i);
        }
        refused = record -> record.value().equals("poison") && record.topic().equals("t");

        int restarts = runUntilEmpty(queue, sqs);

        assertThat(restarts).isLessThanOrEqualTo(MOST_RESTARTS);
        assertThat(inKafka.stream().filter(record -> record.topic().equals("letters")))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo("poison");
                    assertThat((String) DrivenTask.header(letter, DeadLetters.REASON))
                            .contains("while nothing else was on its way");
                });
        assertThat(bodies("t")).hasSize(11);
    }

    @Test
    void aDeadLetterThatKafkaRefusesTooIsLeftAndTheTaskGoesOn() throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(STANDARD);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        sqs.send(null, "poison");
        refused = record -> record.value().equals("poison");
        int restarts = 0;
        while (task.metrics().value(Metric.LEFT) == 0 && restarts <= MOST_RESTARTS) {
            restarts += runUntilRefused(queue, sqs) ? 1 : 0;
        }
        sqs.send(null, "m");

        assertThat(restarts).isLessThanOrEqualTo(MOST_RESTARTS);
        task.run(queue, sqs);
        assertThat(task.take(1)).extracting(SourceRecord::value).containsExactly("m");
        assertThat(sqs.depth()).isEqualTo(2);
    }

    @Test
    void withTruncateADeadLetterThatIsRefusedIsCut() throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(STANDARD);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        sqs.send(null, "\"".repeat(30_000));
        task.set("dlq.truncate", "true").set("kafka.record.max.bytes", "40960");
        // The size is that of the text from the worker's JSON converter, which escapes each quote.
        refused = record -> record.value().toString().length() * 2 > 40_960;

        int restarts = runUntilEmpty(queue, sqs);

        assertThat(restarts).isLessThanOrEqualTo(MOST_RESTARTS);
        assertThat(inKafka).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("letters");
            assertThat(DrivenTask.header(letter, DeadLetters.BODY_CUT)).isEqualTo(30_000L);
        });
    }

    @Test
    void whereErrorsAreToleratedARefusedRecordCyclesNotForEver() throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(STANDARD);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        sqs.send(null, "poison");
        sqs.send(null, "m");
        task.set("errors.tolerance", "all").run(queue, sqs);

        await().until(() -> {
            for (SourceRecord record : task.poll()) {
                boolean refuses =
                        record.value().equals("poison") && record.topic().equals("t");
                if (refuses) {
                    task.report(record, null);
                } else {
                    inKafka.add(record);
                    task.acknowledge(record);
                }
            }
            return sqs.depth() == 0;
        });

        assertThat(bodies("letters")).containsExactly("poison");
        assertThat(bodies("t")).containsExactly("m");
    }

    /** In copy mode, messages are received any number of times after Kafka has them. */
    @Test
    void aCopiedMessageThatComesBackIsNotProducedAlone() throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(STANDARD);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        sqs.send(null, "m");
        task.set("sqs.delete.messages", "false")
                .set("sqs.suspect.receive.count", "2")
                .run(queue, sqs);

        for (int receive = 1; receive <= 4; receive++) {
            SourceRecord record = task.take(1).get(0);
            assertThat(((QueueRecord) record).alone()).as("receive " + receive).isFalse();
            task.acknowledge(record);
        }
    }

    /**
     * Each stop releases prefetched messages. After a kill, they come back when their visibility timeout ends. SQS
     * counts a receive in both cases.
     */
    @ParameterizedTest
    @ValueSource(strings = {STANDARD, FIFO})
    void thirtyStopsAndThirtyKillsDeadLetterNothing(String url) throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(url);
        FakeSqs sqs = new FakeSqs(queue, SHORT, System::nanoTime);
        for (int i = 0; i < 80; i++) {
            sqs.send("g" + i, "m" + i);
        }
        task.set("sqs.max.poll.records", "1");
        Random random = new Random(1);
        for (int end = 0; end < 60; end++) {
            KillableSqs connection = new KillableSqs(sqs, new Random(random.nextLong()));
            task.run(queue, connection);
            List<SourceRecord> first = task.poll();
            await().pollInterval(Duration.ofMillis(5)).until(() -> sqs.visible() == 0);
            if (end % 2 == 0) {
                // Connect's producer delivers its buffered records before it closes.
                first.forEach(record -> {
                    inKafka.add(record);
                    task.acknowledge(record);
                });
                task.stop();
            } else {
                connection.kill();
                task.abandon();
            }
        }
        runUntilEmpty(queue, sqs);

        assertThat(bodies("letters")).isEmpty();
        Set<String> delivered = new HashSet<>(bodies("t"));
        assertThat(delivered).hasSize(80);
    }

    private int runUntilEmpty(QueueUrl queue, FakeSqs sqs) throws InterruptedException {
        int restarts = 0;
        while (runUntilRefused(queue, sqs) && restarts < 20) {
            restarts++;
        }
        return restarts;
    }

    /** Behaves as Connect does: delivers the records before the refused one, and then ends the task. */
    private boolean runUntilRefused(QueueUrl queue, FakeSqs sqs) throws InterruptedException {
        task.run(queue, sqs);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (sqs.depth() > 0 && task.metrics().value(Metric.LEFT) == 0 && System.nanoTime() < deadline) {
            for (SourceRecord record : task.poll()) {
                if (refused.test(record)) {
                    task.stop();
                    return true;
                }
                inKafka.add(record);
                task.acknowledge(record);
            }
        }
        task.stop();
        return false;
    }

    private List<String> bodies(String topic) {
        return inKafka.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> (String) record.value())
                .toList();
    }
}
