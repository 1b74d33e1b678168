package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Kafka is stopped: Connect and the task hold messages. Alone, because other tests use the same heap. */
@Isolated
class HeldMessagesMemoryTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("https://sqs.eu-central-1.amazonaws.com/123456789012/orders");
    private static final int HELD = 20_000;

    /** A small message takes more heap for its handle, headers and places in the ledger than for its body. */
    @Test
    void theBytesOfTheBudgetAreTheHeapThatSmallMessagesTake() throws InterruptedException {
        try (DrivenTask task = new DrivenTask()) {
            task.set("sqs.max.in.flight.messages", Integer.toString(HELD)).run(QUEUE, new SmallMessages());
            long before = heap();
            List<SourceRecord> handedOver = new ArrayList<>(task.take(HELD / 2));
            await().until(() -> task.metrics().value(Metric.IN_FLIGHT_MESSAGES) == HELD);

            long taken = heap() - before;
            double counted = task.metrics().value(Metric.IN_FLIGHT_BYTES);

            assertThat(handedOver).isNotEmpty();
            assertThat(taken / counted)
                    .as("heap, compared with the counted bytes")
                    .isBetween(0.75, 1.25);
        }
    }

    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }

    /** An endless queue of messages of 100 bytes, with the ids, handles and attributes that SQS gives. */
    private static final class SmallMessages extends RefusingSqs {

        private final AtomicInteger sent = new AtomicInteger();

        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            return CompletableFuture.completedFuture(IntStream.range(0, call.maxMessages())
                    .mapToObj(i -> message(sent.getAndIncrement()))
                    .toList());
        }

        private static ReceivedMessage message(int number) {
            String now = Long.toString(System.currentTimeMillis());
            return new ReceivedMessage(
                    UUID.randomUUID().toString(),
                    "AQEB" + number + "h".repeat(380),
                    number + "b".repeat(95),
                    Map.of(),
                    Map.of(
                            ReceivedMessage.RECEIVE_COUNT, "" + 1,
                            ReceivedMessage.SENT_TIMESTAMP, now,
                            ReceivedMessage.FIRST_RECEIVE_TIMESTAMP, now + "",
                            ReceivedMessage.SENDER_ID, "AROA" + number + "A".repeat(16) + ":a-session-of-a-role"));
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
            return CompletableFuture.completedFuture(BatchOutcome.ALL_DONE);
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(QueueUrl url, List<String> handles, Duration timeout) {
            return CompletableFuture.completedFuture(BatchOutcome.ALL_DONE);
        }

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
            return CompletableFuture.completedFuture(
                    new QueueAttributes(false, 1_700_000_000, Duration.ofMinutes(30), OptionalInt.empty()));
        }
    }
}
