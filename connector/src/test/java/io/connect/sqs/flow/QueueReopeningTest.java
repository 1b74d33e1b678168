package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only one attempt at a time reopens a queue that cannot be read, whatever its failures were. */
class QueueReopeningTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/q");
    private static final SqsFailure DENIED = new SqsFailure(FailureKind.INVALID, "AccessDenied", "no", null);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final List<CompletableFuture<QueueAttributes>> asked = new CopyOnWriteArrayList<>();
    private final List<QueueUrl> opened = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aQueueThatIsBeingOpenedIsNotOpenedASecondTime() {
        QueueOpener opener = opener();

        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        settle();

        assertThat(asked).hasSize(1);
        asked.get(0).complete(null);
        await().until(() -> opened.size() == 1);
    }

    @Test
    void aQueueThatWasOpenedOrRefusedCanBeOpenedAgain() {
        QueueOpener opener = opener();

        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        settle();
        asked.get(0).completeExceptionally(DENIED);
        settle();
        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        settle();
        asked.get(1).complete(null);
        settle();
        opener.open(QUEUE, (queue, attributes) -> opened.add(queue));
        settle();

        assertThat(asked).hasSize(3);
    }

    @Test
    void aQueueThatOpensAndFailsInTurnHasOneReopeningToCome() {
        List<QueuePipeline> open = new ArrayList<>();
        QueueFailures failures = new QueueFailures(
                true, Duration.ofHours(1), open, executor, opened::add, thrown -> {}, System::nanoTime);

        for (int i = 0; i < 5; i++) {
            failures.failed(QUEUE, DENIED);
            failures.opened(QUEUE);
        }
        failures.failed(QUEUE, DENIED);

        assertThat(executor.getQueue()).hasSize(1);
    }

    @Test
    void aQueueThatFailsAgainLaterIsOpenedAgain() {
        QueueFailures failures = new QueueFailures(
                true, Duration.ofMillis(20), new ArrayList<>(), executor, opened::add, thrown -> {}, System::nanoTime);

        executor.execute(() -> failures.failed(QUEUE, DENIED));
        await().until(() -> !opened.isEmpty());
        executor.execute(() -> failures.opened(QUEUE));
        await().until(() -> executor.getQueue().isEmpty());
        opened.clear();
        executor.execute(() -> failures.failed(QUEUE, DENIED));

        await().until(() -> !opened.isEmpty());
    }

    private QueueOpener opener() {
        SqsApi sqs = new RefusingSqs() {
            @Override
            public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
                CompletableFuture<QueueAttributes> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            }
        };
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 1);
        CallRetries retries = new CallRetries(backoff, Duration.ofSeconds(1));
        return new QueueOpener(sqs, executor, retries, System::nanoTime, (queue, failure) -> {});
    }

    /** Immediately runs all waiting jobs of the task's own thread. */
    private void settle() {
        CompletableFuture.runAsync(() -> {}, executor).join();
    }
}
