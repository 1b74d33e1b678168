package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskClocks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect does not poll a paused task, or a task whose records Kafka does not accept. The test moves the clock. */
@Execution(ExecutionMode.CONCURRENT)
class PauseTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final String STANDARD = "http://localhost/0/orders";
    private static final String FIFO = "http://localhost/0/orders.fifo";
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofSeconds(6);

    private final AtomicLong passed = new AtomicLong();
    private final DrivenTask task =
            new DrivenTask().clocks(new TaskClocks(() -> System.nanoTime() + passed.get(), InstantSource.system()));

    @AfterEach
    void stop() {
        task.close();
    }

    @Test
    void aTaskThatIsNotPolledReceivesNothing() throws InterruptedException {
        FakeSqs sqs = filled(QUEUE, 20);
        task.run(QUEUE, sqs);
        await().until(() -> sqs.calls().contains("attributes"));
        assertThat(task.metrics().value(Metric.INTAKE_HELD)).isEqualTo(1);
        assertThat(sqs.calls()).doesNotContain("receive");

        assertThat(task.take(20)).hasSize(20);
    }

    @Test
    void aPauseGivesBackUnseenMessagesAndReceivesNothing() throws InterruptedException {
        FakeSqs sqs = filled(QUEUE, 50);
        task.set("sqs.max.poll.records", "1").run(QUEUE, sqs);
        SourceRecord seen = task.take(1).get(0);
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 50);

        pause(sqs, SHORT);

        await().until(() -> sqs.visible() == 49);
        assertThat(task.metrics().value(Metric.IN_FLIGHT_MESSAGES)).isEqualTo(1);
        await().until(() -> sqs.waitingPolls() == 0);
        sqs.send(null, "late");
        assertThat(sqs.visible()).isEqualTo(50);
        task.acknowledge(seen);
        await().until(() -> sqs.depth() == 50);

        assertThat(task.take(50)).hasSize(50);
        assertThat(task.metrics().value(Metric.INTAKE_HELD)).isZero();
    }

    /** The waiting long poll would receive released messages again immediately. */
    @Test
    void aPauseAbandonsTheLongPollBeforeItGivesMessagesBack() throws InterruptedException {
        FakeSqs sqs = filled(QUEUE, 5);
        task.set("sqs.max.poll.records", "1").run(QUEUE, sqs);
        task.take(1);
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 5 && sqs.waitingPolls() == 1);

        pause(sqs, SHORT);

        await().until(() -> sqs.visible() == 4);
        assertThat(sqs.hasReleasedIntoAPoll()).isFalse();
        assertThat(sqs.fromAbandonToRelease()).isGreaterThan(Duration.ofMillis(100));
        sqs.send(null, "late");
        assertThat(sqs.visible()).isEqualTo(5);
        assertThat(task.take(5)).hasSize(5);
    }

    /** The messages of an abandoned response stay hidden until their visibility timeout ends. */
    @Test
    void aResponseThatArrivesJustBeforeAPauseIsGivenBackToo() throws InterruptedException {
        FakeSqs sqs = filled(QUEUE, 5);
        task.clocks(new TaskClocks(passed::get, InstantSource.system()));
        task.set("sqs.max.poll.records", "1").run(QUEUE, sqs);
        task.take(1);
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 5 && sqs.waitingPolls() == 1);

        passed.addAndGet(Duration.ofMillis(4_600).toNanos());
        await().until(() -> task.metrics().value(Metric.INTAKE_HELD) == 1);
        sqs.send(null, "late");
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 6);
        passed.addAndGet(Duration.ofMillis(2_500).toNanos());

        await().until(() -> sqs.visible() == 5);
        assertThat(sqs.hasReleasedIntoAPoll()).isFalse();
    }

    /** A message can be released while it is converted. The bytes of its value must then be released too. */
    @Test
    void pausesLeaveNoRoomTaken() throws InterruptedException {
        FakeSqs sqs = filled(QUEUE, 0);
        task.set("sqs.max.in.flight.messages", "100")
                .set("sqs.max.poll.records", "1")
                .run(QUEUE, sqs);
        for (int i = 0; i < 5; i++) {
            send(sqs, 60);
            task.take(1).forEach(task::acknowledge);
            await().until(() -> sqs.visible() == 0 && sqs.depth() == 59);
            pause(sqs, SHORT);
            task.take(59).forEach(task::acknowledge);
            await().until(() -> sqs.depth() == 0 && task.metrics().value(Metric.IN_FLIGHT_MESSAGES) == 0);
        }

        assertThat(task.metrics().value(Metric.IN_FLIGHT_BYTES)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {STANDARD, FIFO})
    void tenPausesAndAnOutageOfKafkaLeaveNothingToTheRedrivePolicyAndKeepTheOrder(String url)
            throws InterruptedException {
        QueueUrl queue = QueueUrl.parse(url);
        FakeSqs sqs = filled(queue, 60);
        sqs.redriveAfter(3);
        task.set("sqs.max.poll.records", "2").run(queue, sqs);
        List<SourceRecord> delivered = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            task.take(2).forEach(record -> {
                delivered.add(record);
                task.acknowledge(record);
            });
            pause(sqs, SHORT);
        }
        List<SourceRecord> stuck = task.take(2);
        pause(sqs, Duration.ofSeconds(60));
        stuck.forEach(record -> {
            delivered.add(record);
            task.acknowledge(record);
        });

        await().until(() -> {
            task.poll().forEach(record -> {
                delivered.add(record);
                task.acknowledge(record);
            });
            return sqs.depth() == 0;
        });

        assertThat(sqs.dead()).isEmpty();
        assertThat(delivered)
                .extracting(SourceRecord::value)
                .doesNotHaveDuplicates()
                .hasSize(60);
        if (queue.isFifo()) {
            Map<String, List<Integer>> byGroup = new HashMap<>();
            delivered.forEach(record -> byGroup.computeIfAbsent((String) record.key(), key -> new ArrayList<>())
                    .add(Integer.parseInt((String) record.value())));
            assertThat(byGroup).hasSize(6);
            byGroup.values().forEach(numbers -> assertThat(numbers).isSorted());
        }
    }

    /** Lets time pass without a poll. First no receive begins any more, and later messages go back to the queue. */
    private void pause(FakeSqs sqs, Duration time) {
        await().until(() -> sqs.waitingPolls() > 0);
        passed.addAndGet(time.toNanos());
        await().pollInterval(Duration.ofMillis(10)).until(() -> task.metrics().value(Metric.INTAKE_HELD) == 1);
        passed.addAndGet(SHORT.toNanos());
        // Messages go back one check after the long poll is abandoned.
        await().during(Duration.ofMillis(700)).until(() -> sqs.waitingPolls() == 0);
    }

    private static FakeSqs filled(QueueUrl queue, int messages) {
        FakeSqs sqs = new FakeSqs(queue, LONG, System::nanoTime);
        send(sqs, messages);
        return sqs;
    }

    private static void send(FakeSqs sqs, int messages) {
        for (int i = 0; i < messages; i++) {
            sqs.send("g" + i % 6, Integer.toString(i));
        }
    }
}
