package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the SQS behaviour that the connector relies on, with every implementation of the port, including the test doubles. */
abstract class SqsApiContract {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    /** A new empty queue with a visibility timeout of 30 s. */
    abstract QueueUrl createQueue(boolean fifo);

    /** Sends a message to the newest queue. The group counts only on FIFO queues. */
    abstract void send(QueueUrl queue, String group, String body);

    abstract SqsApi sqs();

    /** Whether a standard queue confirms a delete by an older handle, as SQS does. */
    boolean confirmsOlderHandles() {
        return true;
    }

    @Test
    void aReceivedMessageIsHiddenUntilItIsReleased() {
        QueueUrl queue = createQueue(false);
        send(queue, "g", "a");
        ReceivedMessage message = receive(queue, NONE).get(0);
        assertThat(message.body()).isEqualTo("a");
        assertThat(message.receiveCount()).isEqualTo(1);
        assertThat(receive(queue, NONE)).isEmpty();

        release(queue, message);

        ReceivedMessage again = receive(queue, Duration.ofSeconds(1)).get(0);
        assertThat(again.messageId()).isEqualTo(message.messageId());
        assertThat(again.receiveCount()).isEqualTo(2);
    }

    @Test
    void aDeletedMessageIsGone() {
        QueueUrl queue = createQueue(false);
        send(queue, "g", "a");
        ReceivedMessage message = receive(queue, NONE).get(0);

        assertThat(sqs().delete(queue, List.of(message.receiptHandle())).join().refused())
                .isEmpty();
        sqs().changeVisibility(queue, List.of(message.receiptHandle()), NONE).join();

        assertThat(receive(queue, NONE)).isEmpty();
    }

    @Test
    void aLapsedHandleIsRefusedAtItsPositionAndTheOthersAreDeleted() {
        QueueUrl queue = createQueue(true);
        send(queue, "g", "a");
        send(queue, "h", "b");
        List<ReceivedMessage> first = receive(queue, NONE);
        assertThat(first).hasSize(2);
        release(queue, first.get(0));
        assertThat(receive(queue, Duration.ofSeconds(1))).hasSize(1);

        BatchOutcome outcome = sqs().delete(queue, handles(first)).join();

        assertThat(outcome.refused()).hasSize(1);
        assertThat(outcome.refused().get(0).position()).isZero();
        assertThat(outcome.refused().get(0).kind()).isEqualTo(FailureKind.STALE_HANDLE);
    }

    /** The API reference says: the request succeeds, and the message is not deleted. */
    @Test
    void anOlderHandleOfAStandardQueueDeletesNothingAndIsConfirmed() {
        QueueUrl queue = createQueue(false);
        send(queue, "g", "a");
        ReceivedMessage first = receive(queue, NONE).get(0);
        release(queue, first);
        ReceivedMessage second = receive(queue, Duration.ofSeconds(1)).get(0);

        BatchOutcome outcome = sqs().delete(queue, handles(List.of(first))).join();
        assertThat(outcome.refused().isEmpty()).isEqualTo(confirmsOlderHandles());
        release(queue, second);

        assertThat(receive(queue, Duration.ofSeconds(1))).hasSize(1);
    }

    @Test
    void aGroupIsLockedWhileOneOfItsMessagesIsInFlight() {
        QueueUrl queue = createQueue(true);
        IntStream.range(0, 12).forEach(i -> send(queue, "g", "b" + i));
        List<ReceivedMessage> batch = receive(queue, NONE);
        assertThat(batch)
                .extracting(ReceivedMessage::body)
                .containsExactly("b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9");
        assertThat(batch)
                .extracting(message -> message.sequenceNumber().orElseThrow())
                .isSorted();
        assertThat(receive(queue, NONE)).isEmpty();

        sqs().delete(queue, handles(batch)).join();

        assertThat(receive(queue, Duration.ofSeconds(1)))
                .extracting(ReceivedMessage::body)
                .containsExactly("b10", "b11");
    }

    @Test
    void aLongPollReturnsWhenAMessageArrives() {
        QueueUrl queue = createQueue(false);
        CompletableFuture<List<ReceivedMessage>> poll = sqs().receive(call(queue, Duration.ofSeconds(10)));
        assertThat(poll).isNotDone();

        send(queue, "g", "a");

        await().until(poll::isDone);
        assertThat(poll.join()).extracting(ReceivedMessage::body).containsExactly("a");
    }

    @Test
    void attributesTellTheTypeOfTheQueue() {
        assertThat(attributesOf(createQueue(true)).fifo()).isTrue();
        QueueAttributes standard = attributesOf(createQueue(false));
        assertThat(standard.fifo()).isFalse();
        assertThat(standard.visibilityTimeout()).isEqualTo(LONG);
        assertThat(standard.createdTimestamp()).isPositive();
    }

    private QueueAttributes attributesOf(QueueUrl queue) {
        return sqs().attributes(queue).join();
    }

    private void release(QueueUrl queue, ReceivedMessage message) {
        assertThat(sqs().changeVisibility(queue, List.of(message.receiptHandle()), NONE)
                        .join()
                        .refused())
                .isEmpty();
    }

    private List<ReceivedMessage> receive(QueueUrl queue, Duration waitTime) {
        return sqs().receive(call(queue, waitTime)).join();
    }

    private static List<String> handles(List<ReceivedMessage> messages) {
        return messages.stream().map(ReceivedMessage::receiptHandle).toList();
    }

    private static ReceiveCall call(QueueUrl queue, Duration waitTime) {
        return new ReceiveCall(queue, 10, waitTime, LONG, List.of("All"), Optional.empty());
    }
}
