package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SQS hides the messages of an abandoned response until their visibility timeout ends. The test decides when responses arrive. */
class ReceiverStopTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");

    private static final String ERROR = "error";

    private final List<CompletableFuture<List<ReceivedMessage>>> calls = new CopyOnWriteArrayList<>();
    private final List<Runnable> scheduled = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> released = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable job, long delay, TimeUnit unit) {
            if (delay == 0) {
                // This class executes jobs so.
                return super.schedule(job, delay, unit);
            }
            scheduled.add(job);
            return super.schedule(() -> {}, 0, unit);
        }
    };
    private final QueueReceiver receiver = new QueueReceiver(
            new ReceiveSettings(
                    QUEUE,
                    10,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    List.of(),
                    10,
                    new IdleShare(10, 1 << 20),
                    new CallRetries(
                            new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0), Duration.ofMinutes(5)),
                    () -> "attempt"),
            new HeldSqs(),
            InFlightBudget.strict(1_000, 1 << 24),
            new Intake(),
            executor,
            new TaskMetrics(System::nanoTime),
            System::nanoTime);

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    /** Messages that were released one by one would go to the receives that are still in progress. */
    @Test
    void aBusyQueueAnswersFirstAndItsMessagesAreReleasedTogether() {
        receiver.start();
        await().until(() -> underWay().size() > 2 || fillAll());
        List<CompletableFuture<List<ReceivedMessage>>> underWay = underWay();

        receiver.stop();
        await().until(() -> scheduled.size() == 1);
        underWay.get(0).complete(List.of(message("second")));
        underWay.get(1).complete(List.of(message("third")));
        await().until(() -> refused.size() == 2);

        assertThat(released).isEmpty();
        assertThat(receiver.ended()).isNotDone();

        executor.execute(scheduled.get(0));
        await().until(() -> scheduled.size() == 2);
        assertThat(released)
                .as("SQS may still give them to the abandoned receives")
                .isEmpty();

        executor.execute(scheduled.get(1));
        await().until(() -> receiver.ended().isDone());

        assertThat(underWay.subList(2, underWay.size())).allMatch(CompletableFuture::isCancelled);
        assertThat(accepted).containsOnly("first");
        assertThat(released).containsExactly("second", "third");
    }

    @Test
    void theLongPollOfAnIdleQueueIsAbandonedImmediately() {
        receiver.start();
        await().until(() -> calls.size() == 1);

        receiver.stop();

        await().until(() -> receiver.ended().isDone());
        assertThat(calls).allMatch(CompletableFuture::isCancelled);
        assertThat(scheduled).isEmpty();
    }

    /** Memory may be short. The task must then still release all other messages. */
    @Test
    void theStopEndsAlsoIfTheLastResponseCausesAnError() {
        receiver.start();
        await().until(() -> underWay().size() > 2 || fillAll());
        receiver.stop();
        await().until(() -> scheduled.size() == 1);
        List<CompletableFuture<List<ReceivedMessage>>> underWay = underWay();

        underWay.subList(1, underWay.size()).forEach(call -> call.complete(List.of(message("late"))));
        underWay.get(0).complete(List.of(message(ERROR)));

        await().until(() -> receiver.ended().isDone());
        assertThat(released).isNotEmpty().containsOnly("late");
    }

    private List<CompletableFuture<List<ReceivedMessage>>> underWay() {
        return calls.stream().filter(call -> !call.isDone()).toList();
    }

    /** Answers with full batches, until the receiver makes several receives at once. */
    private boolean fillAll() {
        underWay().forEach(call -> call.complete(Collections.nCopies(10, message("first"))));
        return false;
    }

    private static ReceivedMessage message(String body) {
        return new ReceivedMessage(body, body + "-handle", body, Map.of(), Map.of(ReceivedMessage.RECEIVE_COUNT, "1"));
    }

    private final class HeldSqs extends RefusingSqs {
        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            CompletableFuture<List<ReceivedMessage>> answer = new CompletableFuture<>();
            calls.add(answer);
            return answer;
        }
    }

    private final class Intake implements MessageIntake {

        @Override
        public Accepted accept(List<ReceivedMessage> messages) {
            messages.forEach(message -> accepted.add(message.body()));
            return new Accepted(0, 0);
        }

        @Override
        public void refuse(List<ReceivedMessage> messages) {
            if (messages.get(0).body().equals(ERROR)) {
                throw new OutOfMemoryError("as the test says");
            }
            messages.forEach(message -> refused.add(message.body()));
        }

        @Override
        public void releaseRefused() {
            released.addAll(refused);
        }

        @Override
        public boolean hasUnseen() {
            return !refused.isEmpty();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void failed(SqsFailure failure) {
            accepted.add(failure.getMessage());
        }
    }
}
