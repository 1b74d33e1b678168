package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.testing.SeveralQueues;
import io.connect.sqs.thread.TaskClocks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tests a deleted queue and a missing topic. */
class QueueFailureTest {

    private static final QueueUrl GONE = QueueUrl.parse("http://localhost/0/gone");
    private static final QueueUrl OTHER = QueueUrl.parse("http://localhost/0/other");
    private static final Duration LONG = Duration.ofMinutes(30);

    private final AtomicLong passed = new AtomicLong();
    private final FakeSqs gone = new FakeSqs(GONE, LONG, System::nanoTime);
    private final FakeSqs other = new FakeSqs(OTHER, LONG, System::nanoTime);
    private final DrivenTask task =
            new DrivenTask().clocks(new TaskClocks(() -> System.nanoTime() + passed.get(), InstantSource.system()));

    @AfterEach
    void stop() {
        task.close();
    }

    @Test
    void messagesOfOtherQueuesAreSettledBeforeTheTaskFails() throws InterruptedException {
        other.send(null, "a");
        run();
        SourceRecord record = task.take(1).get(0);
        await().until(() -> gone.waitingPolls() == 1);

        gone.failAlways(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist");
        gone.send(null, "wakes the poll");
        await().until(() -> {
            task.poll();
            return task.metrics().value(Metric.QUEUES_FAILED) == 1;
        });
        other.send(null, "not handed over any more");
        assertThat(task.poll()).isEmpty();
        task.acknowledge(record);

        await().untilAsserted(() -> assertThatThrownBy(task::poll)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("QueueDoesNotExist"));
        assertThat(other.depth()).isEqualTo(1);
    }

    @Test
    void withContinueTheOthersGoOn() throws InterruptedException {
        task.set("sqs.on.queue.failure", "continue");
        gone.failAlways(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist");
        run();
        await().until(() -> {
            task.poll();
            return task.metrics().value(Metric.QUEUES_FAILED) == 1;
        });
        for (int i = 0; i < 50; i++) {
            other.send(null, "m" + i);
        }

        List<SourceRecord> records = new ArrayList<>(task.take(50));

        assertThat(records).hasSize(50);
    }

    @Test
    void aQueueThatIsOpenedAgainMakesUpForFailedDeletes() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(OTHER, LONG, () -> System.nanoTime() + passed.get());
        sqs.send(null, "a");
        task.set("sqs.on.queue.failure", "continue")
                .reopening(Duration.ofMillis(20))
                .clocks(TaskClocks.system());
        task.run(OTHER, sqs);
        SourceRecord record = task.take(1).get(0);
        failAndOpenAgain(sqs, () -> task.acknowledge(record));

        sqs.send(null, "b");
        assertThat(task.take(1)).extracting(SourceRecord::value).containsExactly("b");
        passed.addAndGet(LONG.toNanos());

        await().until(() -> {
            assertThat(task.poll()).isEmpty();
            return task.metrics().value(Metric.DELETED) == 1;
        });
    }

    @Test
    void aQueueThatIsOpenedAgainKnowsMessagesThatWentBackToIt() throws InterruptedException {
        AtomicLong sqsPassed = new AtomicLong();
        FakeSqs sqs = new FakeSqs(OTHER, LONG, () -> System.nanoTime() + sqsPassed.get());
        task.set("sqs.on.queue.failure", "continue")
                .set("sqs.max.poll.records", "1")
                .reopening(Duration.ofMillis(20));
        for (String body : List.of("a", "b", "c")) {
            sqs.send(null, body);
        }
        task.run(OTHER, sqs);
        SourceRecord seen = task.take(1).get(0);
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 3);
        pause();
        await().until(() -> sqs.visible() == 2);
        SourceRecord second = task.take(1).get(0);
        await().until(() -> task.metrics().value(Metric.RECEIVED) == 5);

        failAndOpenAgain(sqs, () -> {
            task.acknowledge(seen);
            task.acknowledge(second);
        });
        sqsPassed.addAndGet(LONG.toNanos());
        sqs.send(null, "d");
        sqs.send(null, "e");
        await().until(() ->
                task.metrics().value(Metric.RECEIVED) == 10 && task.metrics().value(Metric.DELETED) == 2);
        pause();

        // The pause releases all its messages in one call, and c was released before.
        await().until(() -> sqs.visible() > 0);
        assertThat(sqs.visible()).isEqualTo(2);
    }

    /** Its extensions could not be planned. */
    @Test
    void aQueueThatAnswersAndCannotBeReceivedFromIsNotToldAsReadable() {
        QueueUrl queue = QueueUrl.parse("http://localhost/0/without-visibility-timeout");
        FakeSqs sqs = new FakeSqs(queue, Duration.ZERO, System::nanoTime);
        Logger logger = (Logger) LoggerFactory.getLogger(QueueFailures.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            task.set("sqs.on.queue.failure", "continue").reopening(Duration.ofMillis(20));
            task.run(queue, sqs);
            await().until(() -> sqs.calls().size() > 3);

            assertThat(List.copyOf(told.list))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(line -> line.contains(queue.url()))
                    .singleElement()
                    .asString()
                    .contains("cannot be read and is tried again");
        } finally {
            logger.detachAppender(told);
        }
    }

    private void pause() {
        passed.addAndGet(Duration.ofSeconds(6).toNanos());
        await().until(() -> task.metrics().value(Metric.INTAKE_HELD) == 1);
    }

    /** Makes all calls fail until the task notices. */
    private void failAndOpenAgain(FakeSqs sqs, Runnable deed) {
        sqs.failAlways(FailureKind.INVALID, "AccessDenied");
        deed.run();
        await().until(() -> task.metrics().value(Metric.QUEUES_FAILED) == 1);
        sqs.recover();
        await().until(() -> task.metrics().value(Metric.QUEUES_FAILED) == 0);
    }

    /** Connect's producer waits forever for a topic that does not exist. */
    @Test
    void aMinuteWithoutAnAcknowledgementIsToldWithTheTopicAndTheRemedy() throws InterruptedException {
        Logger logger = (Logger) LoggerFactory.getLogger(AcknowledgementWatch.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            task.set("kafka.topic", "no-such-topic");
            other.send(null, "a");
            run();
            SourceRecord record = task.take(1).get(0);

            passed.addAndGet(Duration.ofSeconds(61).toNanos());

            await().until(() -> !told.list.isEmpty());
            assertThat(told.list.get(0).getFormattedMessage())
                    .contains("no-such-topic")
                    .contains("topic.creation.default.partitions");
            assertThat(task.metrics().value(Metric.OLDEST_UNACKNOWLEDGED_MS)).isGreaterThanOrEqualTo(61_000);
            task.acknowledge(record);
            await().until(() -> task.metrics().value(Metric.OLDEST_UNACKNOWLEDGED_MS) == 0);
        } finally {
            logger.detachAppender(told);
        }
    }

    private void run() {
        task.run(List.of(GONE, OTHER), new SeveralQueues(Map.of(GONE, gone, OTHER, other)));
    }
}
