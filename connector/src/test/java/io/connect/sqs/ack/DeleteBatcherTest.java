package io.connect.sqs.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.VisibilityDeadlines;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteBatcherTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final QueueLedger ledger = new QueueLedger(
            QUEUE,
            InFlightBudget.strict(100, 100_000),
            new ConversionThrottle(100_000),
            new VisibilityDeadlines(Duration.ofSeconds(30), System::nanoTime));
    private final Answers sqs = new Answers();
    private final Outcomes outcomes = new Outcomes();
    private final DeleteBatcher batcher = new DeleteBatcher(
            new DeleteSettings(
                    QUEUE, Duration.ZERO, new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 1), 200),
            sqs,
            executor,
            outcomes,
            new TaskMetrics(System::nanoTime),
            System::nanoTime);

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void aHandleThatLapsedIsReportedOnce() {
        InFlightMessage message = message("first", 1);

        batcher.add(message);
        sqs.refuseNext();

        await().until(() -> outcomes.lapsed.equals(List.of(message)));
        assertThat(sqs.handles).containsExactly("first");
    }

    @Test
    void aMessageThatWasReceivedAgainMeanwhileIsDeletedByItsNewerHandleAtOnce() {
        InFlightMessage message = message("first", 1);
        batcher.add(message);
        await().until(() -> sqs.handles.equals(List.of("first")));

        ledger.redelivered(message, received("second", 2), System.nanoTime());
        sqs.refuseNext();
        await().until(() -> sqs.handles.equals(List.of("first", "second")));
        sqs.confirmNext();

        await().until(() -> outcomes.deleted.equals(List.of(message)));
        assertThat(outcomes.lapsed).isEmpty();
    }

    /**
     * A standard queue confirms the delete of an older handle and keeps the message. Found by {@code lottery.feature}.
     */
    @Test
    void aMessageThatWasReceivedAgainMeanwhileIsDeletedByItsNewerHandleThoughTheOlderOneIsConfirmed() {
        InFlightMessage message = message("first", 1);
        batcher.add(message);
        await().until(() -> sqs.handles.equals(List.of("first")));

        ledger.redelivered(message, received("second", 2), System.nanoTime());
        sqs.confirmNext();
        await().until(() -> sqs.handles.equals(List.of("first", "second")));
        assertThat(outcomes.deleted).isEmpty();
        sqs.confirmNext();

        await().until(() -> outcomes.deleted.equals(List.of(message)));
    }

    @Test
    void theHandleOfAnEarlierReceiveDoesNotReplaceALaterOne() {
        InFlightMessage message = message("second", 2);

        ledger.redelivered(message, received("first", 1), System.nanoTime());

        assertThat(message.receiptHandle()).isEqualTo("second");
    }

    private InFlightMessage message(String handle, int receiveCount) {
        InFlightMessage message = new InFlightMessage(QUEUE, received(handle, receiveCount), 0);
        ledger.enter(message);
        return message;
    }

    private static ReceivedMessage received(String handle, int receiveCount) {
        return new ReceivedMessage(
                "m", handle, "body", Map.of(), Map.of(ReceivedMessage.RECEIVE_COUNT, Integer.toString(receiveCount)));
    }

    /** An SQS that answers each delete with the outcome that the test sets. */
    private static final class Answers extends RefusingSqs {
        private final List<String> handles = new CopyOnWriteArrayList<>();
        private final BlockingQueue<CompletableFuture<BatchOutcome>> open = new LinkedBlockingQueue<>();

        void refuseNext() {
            answerNext(new BatchOutcome(List.of(new BatchOutcome.Refused(
                    0, FailureKind.STALE_HANDLE, "ReceiptHandleIsInvalid", "it has expired"))));
        }

        void confirmNext() {
            answerNext(BatchOutcome.ALL_DONE);
        }

        private void answerNext(BatchOutcome outcome) {
            try {
                open.take().complete(outcome);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
            handles.addAll(receiptHandles);
            CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        }
    }

    private static final class Outcomes implements DeleteListener {
        private final List<InFlightMessage> deleted = new CopyOnWriteArrayList<>();
        private final List<InFlightMessage> lapsed = new CopyOnWriteArrayList<>();

        @Override
        public void deleted(InFlightMessage message) {
            deleted.add(message);
        }

        @Override
        public void handleLapsed(InFlightMessage message) {
            lapsed.add(message);
        }

        @Override
        public void failed(SqsFailure failure) {
            throw failure;
        }
    }
}
