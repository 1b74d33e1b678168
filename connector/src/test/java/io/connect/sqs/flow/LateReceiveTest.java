package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receive may return just when its queue has failed. Then the queue is opened again and gives out the message again. */
class LateReceiveTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");

    private final CompletableFuture<BatchOutcome> delete = new CompletableFuture<>();
    private final CompletableFuture<List<ReceivedMessage>> longPoll = new CompletableFuture<>();
    private final CountDownLatch deleting = new CountDownLatch(1);
    private final CountDownLatch reopened = new CountDownLatch(1);
    private final DrivenTask task = new DrivenTask();

    @AfterEach
    void stop() {
        reopened.countDown();
        task.close();
    }

    @Test
    void itsMessageIsProducedOnce() throws InterruptedException {
        task.set("sqs.on.queue.failure", "continue")
                .reopening(Duration.ofMillis(20))
                .converting(this::convert);
        task.run(QUEUE, new LateSqs());
        task.acknowledge(task.take(1).get(0));
        deleting.await();
        longPoll.complete(List.of());

        List<Object> bodies = new ArrayList<>();
        await().until(() -> {
            for (SourceRecord record : task.poll()) {
                bodies.add(record.value());
                task.acknowledge(record);
            }
            return bodies.contains("last");
        });

        assertThat(bodies).containsExactly("late", "last");
    }

    /** The conversion of the late message lasts until the queue has been opened again. */
    private ConvertedMessage convert(SourceMessage message) {
        if (message.bodyText().equals("late")) {
            try {
                reopened.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return ConvertedMessage.ofText(message.bodyText());
    }

    private static ReceivedMessage message(int sequence, String body, int receive) {
        return new ReceivedMessage(
                "m" + sequence,
                "m" + sequence + "#" + receive,
                body,
                Map.of(),
                Map.of(
                        ReceivedMessage.GROUP_ID, "g",
                        ReceivedMessage.SEQUENCE_NUMBER, Integer.toString(sequence),
                        ReceivedMessage.SENT_TIMESTAMP, Long.toString(System.currentTimeMillis()),
                        ReceivedMessage.RECEIVE_COUNT, Integer.toString(receive)));
    }

    /** All calls come from the task's own thread. So the failed delete and the late message arrive while it is busy. */
    private final class LateSqs extends RefusingSqs {

        private int receives;

        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            receives++;
            return switch (receives) {
                case 1 -> CompletableFuture.completedFuture(List.of(message(1, "first", 1)));
                case 2 -> longPoll;
                case 3 -> {
                    delete.completeExceptionally(new SqsFailure(FailureKind.DENIED, "AccessDenied", "no", null));
                    yield CompletableFuture.completedFuture(List.of(message(2, "late", 1)));
                }
                // The fourth is abandoned when the queue is given up, and the fifth is made when it is open again.
                case 5 -> {
                    reopened.countDown();
                    yield CompletableFuture.completedFuture(List.of(message(2, "late", 2), message(3, "last", 1)));
                }
                default -> new CompletableFuture<>();
            };
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> handles) {
            if (deleting.getCount() > 0) {
                deleting.countDown();
                return delete;
            }
            return CompletableFuture.completedFuture(BatchOutcome.ALL_DONE);
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(
                QueueUrl queue, List<String> handles, Duration timeout) {
            return CompletableFuture.completedFuture(BatchOutcome.ALL_DONE);
        }

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
            return CompletableFuture.completedFuture(
                    new QueueAttributes(true, 1_700_000_000, Duration.ofSeconds(30), OptionalInt.empty()));
        }
    }
}
