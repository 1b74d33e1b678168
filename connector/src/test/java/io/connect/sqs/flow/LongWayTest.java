package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Tests a distant queue: the number of concurrent calls alone determines the rate. */
class LongWayTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    /** As many as the limit on messages in flight allows, or the limit on open files if this is lower. */
    private static final int DELETES = (int) Math.min(1_000, TaskMachine.real().openFiles() / 10);

    /**
     * A delete takes as long as the receive of its ten messages. So fewer concurrent deletes than receives would limit
     * the rate.
     */
    @Test
    void asManyDeletesAreUnderWayAsReceivesCanBe() throws InterruptedException {
        FakeSqs queue = new FakeSqs(QUEUE, Duration.ofMinutes(30), System::nanoTime);
        for (int i = 0; i < 10 * DELETES; i++) {
            queue.send(null, "m-" + i);
        }
        FarDeletes far = new FarDeletes(queue);
        try (DrivenTask task = new DrivenTask()) {
            task.run(QUEUE, far);
            for (SourceRecord record : task.take(10 * DELETES)) {
                task.acknowledge(record);
            }

            await().until(() -> far.underWay.get() >= DELETES);
            far.arrived.complete(null);
        }
        assertThat(queue.depth()).isZero();
    }

    /** Leaves every delete unanswered until the test completes {@code arrived}. */
    private record FarDeletes(SqsApi queue, AtomicInteger underWay, CompletableFuture<Void> arrived) implements SqsApi {

        FarDeletes(SqsApi queue) {
            this(queue, new AtomicInteger(), new CompletableFuture<>());
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl url, List<String> handles) {
            underWay.incrementAndGet();
            return arrived.thenCompose(now -> queue.delete(url, handles));
        }

        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            return queue.receive(call);
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(QueueUrl url, List<String> handles, Duration timeout) {
            return queue.changeVisibility(url, handles, timeout);
        }

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl url) {
            return queue.attributes(url);
        }

        @Override
        public void close() {
            queue.close();
        }
    }
}
