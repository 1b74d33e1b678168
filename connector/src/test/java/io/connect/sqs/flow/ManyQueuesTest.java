package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.testing.SeveralQueues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests a task with a hundred empty queues. */
class ManyQueuesTest {

    private static final int QUEUES = 100;

    private final Map<QueueUrl, FakeSqs> queues = new LinkedHashMap<>();
    private final DrivenTask task = new DrivenTask();

    @AfterEach
    void stop() {
        task.close();
    }

    /** A queue without a long poll must wait until another queue's long poll ends, up to twenty seconds. */
    @ParameterizedTest
    @CsvSource({"10000, 67108864", "100, 67108864", "10000, 1048576"})
    void everyQueueHasItsLongPollSoThatAMessageIsReceivedAsItArrives(String maxMessages, String maxBytes)
            throws InterruptedException {
        for (int i = 0; i < QUEUES; i++) {
            QueueUrl url = QueueUrl.parse("http://localhost/0/queue-" + i);
            queues.put(url, new FakeSqs(url, Duration.ofMinutes(30), System::nanoTime));
        }
        task.set("sqs.max.in.flight.messages", maxMessages);
        task.set("sqs.max.in.flight.bytes", maxBytes);
        task.run(List.copyOf(queues.keySet()), new SeveralQueues(queues));

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            task.poll();
            return queues.values().stream().mapToInt(FakeSqs::waitingPolls).sum() == QUEUES;
        });

        queues.forEach((url, queue) -> queue.send(null, url.name()));
        assertThat(task.take(QUEUES)).extracting(SourceRecord::value).doesNotHaveDuplicates();
    }
}
