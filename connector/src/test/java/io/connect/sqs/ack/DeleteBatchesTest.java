package io.connect.sqs.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The test supplies the answers of SQS itself, so it can leave any number of calls unanswered. */
class DeleteBatchesTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final HandAnsweredSqs sqs = new HandAnsweredSqs();
    private final Outcomes outcomes = new Outcomes();
    private final TaskMetrics metrics = new TaskMetrics(System::nanoTime);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void onlyFailedEntriesOfABatchAreTriedAgain() {
        add(batcher(200), 0, 5);
        await().until(() -> sqs.calls.size() == 1);

        sqs.calls
                .get(0)
                .answer
                .complete(new BatchOutcome(List.of(
                        new BatchOutcome.Refused(1, FailureKind.TRANSIENT, "InternalError", "once more"),
                        new BatchOutcome.Refused(3, FailureKind.STALE_HANDLE, "ReceiptHandleIsInvalid", "lapsed"),
                        new BatchOutcome.Refused(4, FailureKind.THROTTLED, "RequestThrottled", "later"))));

        await().until(() -> sqs.handles(1).containsAll(List.of("h-1", "h-4")));
        sqs.calls.subList(1, sqs.calls.size()).forEach(call -> call.answer.complete(BatchOutcome.ALL_DONE));
        await().untilAsserted(() -> assertThat(outcomes.deleted).containsExactlyInAnyOrder("m-0", "m-1", "m-2", "m-4"));
        assertThat(outcomes.lapsed).containsExactly("m-3");
        assertThat(sqs.handles(1)).doesNotContain("h-0", "h-2", "h-3");
        assertThat(metrics.value(Metric.RETRIES)).isEqualTo(2);
        assertThat(metrics.value(Metric.THROTTLES)).isEqualTo(1);
    }

    @Test
    void aCallThatFailsInPassingIsMadeAgainForAllOfIt() {
        add(batcher(200), 0, 3);
        await().until(() -> sqs.calls.size() == 1);

        sqs.calls
                .get(0)
                .answer
                .completeExceptionally(new SqsFailure(FailureKind.CREDENTIALS, "ExpiredToken", "x", null));

        await().until(() -> sqs.handles(1).containsAll(List.of("h-0", "h-1", "h-2")));
        assertThat(outcomes.failures).isEmpty();
    }

    @Test
    void aBatchThatFailsIsTriedAgainAsABatch() {
        AtomicInteger drawn = new AtomicInteger();
        Backoff uneven =
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(100), () -> drawn.getAndIncrement() / 10.0);
        add(batcher(uneven, 200), 0, 10);
        await().until(() -> sqs.calls.size() == 1);

        sqs.calls
                .get(0)
                .answer
                .completeExceptionally(new SqsFailure(FailureKind.THROTTLED, "RequestThrottled", "x", null));

        await().until(() -> sqs.handles(1).size() == 10);
        assertThat(sqs.calls).hasSize(2);
        assertThat(metrics.value(Metric.THROTTLES)).isEqualTo(10);
    }

    @Test
    void aCallThatIsDeniedIsReported() {
        add(batcher(200), 0, 1);
        await().until(() -> sqs.calls.size() == 1);

        sqs.calls.get(0).answer.completeExceptionally(new SqsFailure(FailureKind.DENIED, "AccessDenied", "x", null));

        await().untilAsserted(() -> assertThat(outcomes.failures).containsExactly("AccessDenied"));
    }

    @Test
    void noCallWaitsForTheAnswerOfAnother() {
        add(batcher(200), 0, 400);

        await().until(() -> sqs.calls.size() == 40);
        assertThat(sqs.calls).allMatch(call -> call.handles.size() == 10);
        assertThat(outcomes.deleted).isEmpty();
    }

    @Test
    void aQueueKeepsToItsShareOfTheConnections() {
        add(batcher(3), 0, 100);
        await().until(() -> sqs.calls.size() == 3);

        sqs.calls.get(0).answer.complete(BatchOutcome.ALL_DONE);

        await().until(() -> sqs.calls.size() == 4);
        assertThat(outcomes.deleted).hasSize(10);
    }

    private DeleteBatcher batcher(int maxConcurrentCalls) {
        Backoff shortest = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0.5);
        return batcher(shortest, maxConcurrentCalls);
    }

    private DeleteBatcher batcher(Backoff backoff, int maxConcurrentCalls) {
        return new DeleteBatcher(
                new DeleteSettings(QUEUE, Duration.ofMillis(20), backoff, maxConcurrentCalls),
                sqs,
                executor,
                outcomes,
                metrics,
                System::nanoTime);
    }

    private static void add(DeleteBatcher batcher, int from, int to) {
        for (int number = from; number < to; number++) {
            batcher.add(new InFlightMessage(
                    QUEUE, new ReceivedMessage("m-" + number, "h-" + number, "", Map.of(), Map.of()), 0));
        }
    }

    private record Call(List<String> handles, CompletableFuture<BatchOutcome> answer) {}

    private static final class HandAnsweredSqs extends RefusingSqs {
        private final List<Call> calls = new CopyOnWriteArrayList<>();

        /** Handles of all calls from this index on. */
        List<String> handles(int from) {
            return calls.stream()
                    .skip(from)
                    .flatMap(call -> call.handles.stream())
                    .toList();
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
            Call call = new Call(List.copyOf(receiptHandles), new CompletableFuture<>());
            calls.add(call);
            return call.answer;
        }
    }

    private static final class Outcomes implements DeleteListener {
        private final List<String> deleted = new CopyOnWriteArrayList<>();
        private final List<String> lapsed = new CopyOnWriteArrayList<>();
        private final List<String> failures = new CopyOnWriteArrayList<>();

        @Override
        public void deleted(InFlightMessage message) {
            deleted.add(message.messageId());
        }

        @Override
        public void handleLapsed(InFlightMessage message) {
            lapsed.add(message.messageId());
        }

        @Override
        public void failed(SqsFailure failure) {
            failures.add(failure.code());
        }
    }
}
