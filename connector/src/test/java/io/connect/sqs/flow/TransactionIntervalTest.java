package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskClocks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Tests {@code transaction.boundary=interval} on a worker with exactly-once support. There, the next poll does not prove that a
 * batch is committed. So a batch that transforms dropped whole cannot be told from a batch in an open transaction.
 */
class TransactionIntervalTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");

    private final AtomicLong passed = new AtomicLong();
    private final FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofMinutes(30), System::nanoTime);
    private final DrivenTask task = new DrivenTask()
            .set("transaction.boundary", "interval")
            .inTransactions(true)
            .clocks(new TaskClocks(() -> System.nanoTime() + passed.get(), InstantSource.system()));
    private final Logger logger = (Logger) LoggerFactory.getLogger(AcknowledgementWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void record() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        task.close();
    }

    /** If they were deleted as dropped, a failed transaction would lose them. */
    @Test
    void unreportedMessagesAreKeptUntilConnectReportsThemWithALaterRecord() throws InterruptedException {
        sqs.send("a", "dropped");
        sqs.send("a", "dropped");
        task.run(QUEUE, sqs);
        List<SourceRecord> dropped = task.take(2);

        assertThat(task.poll()).isEmpty();
        sqs.send("b", "kept");
        SourceRecord kept = task.take(1).get(0);
        assertThat(sqs.calls()).doesNotContain("delete");

        dropped.forEach(record -> task.report(record, null));
        task.acknowledge(kept);
        await().until(() -> sqs.depth() == 0);
    }

    @Test
    void theWarningAboutMissingReportsNamesTheBoundary() throws InterruptedException {
        sqs.send("a", "dropped");
        task.run(QUEUE, sqs);
        task.take(1);

        passed.addAndGet(Duration.ofSeconds(61).toNanos());

        await().until(() -> log.list.stream()
                .anyMatch(event -> event.getFormattedMessage().contains("Use transaction.boundary=poll")));
    }
}
