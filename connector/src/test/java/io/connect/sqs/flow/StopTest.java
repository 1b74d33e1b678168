package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connect's thread may leave a stop before SQS has answered: SQS is distant, or the thread is interrupted. */
class StopTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    @Test
    void unseenMessagesAreReleasedBeforeTheConnectionsAreClosed() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, Duration.ofMinutes(30), System::nanoTime);
        List.of("seen", "b", "c").forEach(body -> sqs.send(null, body));
        try (DrivenTask task = new DrivenTask()) {
            task.set("sqs.max.poll.records", "1").run(QUEUE, sqs);
            task.acknowledge(task.take(1).get(0));
            await().until(() ->
                    task.metrics().value(Metric.DELETED) == 1 && task.metrics().value(Metric.IN_FLIGHT_MESSAGES) == 2);

            Thread.currentThread().interrupt();
            task.stop();
            assertThat(Thread.interrupted()).isTrue();

            await().until(sqs::isClosed);
            assertThat(sqs.visible()).isEqualTo(2);
        }
    }
}
