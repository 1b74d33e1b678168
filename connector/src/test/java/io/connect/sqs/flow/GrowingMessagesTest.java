package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All messages that grow during conversion share one budget, whatever makes them grow. */
class GrowingMessagesTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final long MEGABYTE = 1L << 20;

    private final AtomicLong growing = new AtomicLong();
    private final AtomicLong most = new AtomicLong();
    private final DrivenTask task = new DrivenTask()
            .set("dlq.topic", "letters")
            .set("sqs.max.in.flight.bytes", Long.toString(10 * MEGABYTE))
            .set("claim.check.max.concurrent.bytes", Long.toString(10 * MEGABYTE))
            .converting(this::grow);

    @AfterEach
    void stop() {
        task.close();
    }

    @Test
    void noMoreAreConvertedAtATimeThanThereIsRoomFor() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofSeconds(30), System::nanoTime);
        for (int i = 0; i < 40; i++) {
            sqs.send(null, "4");
        }

        task.run(QUEUE, sqs);

        List<SourceRecord> records = task.take(40);
        assertThat(records).allMatch(record -> record.topic().equals("t"));
        assertThat(most.get()).isBetween(4L, 10L);
    }

    @Test
    void aMessageThatCanNeverFitIsADeadLetterAndTheOthersGoOn() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofSeconds(30), System::nanoTime);
        sqs.send(null, "11");
        sqs.send(null, "4");

        task.run(QUEUE, sqs);

        List<SourceRecord> records = task.take(2);
        assertThat(records).extracting(SourceRecord::topic).containsExactlyInAnyOrder("t", "letters");
        records.forEach(task::acknowledge);
        await().until(() -> sqs.depth() == 0);
    }

    private ConvertedMessage grow(SourceMessage message) {
        long megabytes = Long.parseLong(message.bodyText());
        GrowthBudget.take(megabytes * MEGABYTE);
        most.accumulateAndGet(growing.addAndGet(megabytes), Math::max);
        try {
            Thread.yield();
            return ConvertedMessage.ofText(message.bodyText());
        } finally {
            growing.addAndGet(-megabytes);
        }
    }
}
