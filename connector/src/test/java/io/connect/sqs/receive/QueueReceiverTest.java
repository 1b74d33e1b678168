package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import io.connect.sqs.error.CallRetries;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests receiving from one queue, and from several queues of a task that share a budget. */
class QueueReceiverTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static final CallRetries RETRIES =
            new CallRetries(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0), Duration.ofMinutes(5));
    private static final long MEGABYTE = 1L << 20;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<FakeSqs> queues = new ArrayList<>();
    private final List<QueueReceiver> receivers = new ArrayList<>();
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    private final AtomicLong passed = new AtomicLong();
    private volatile boolean open = true;

    @AfterEach
    void stop() {
        receivers.forEach(QueueReceiver::stop);
        executor.shutdown();
        queues.forEach(FakeSqs::close);
    }

    /** The budget allows one long poll at a time. So empty queues must take turns with the others. */
    @Test
    void quietQueuesKeepNoneOut() {
        InFlightBudget budget = InFlightBudget.strict(1_000, MEGABYTE);
        for (int queue = 0; queue < 4; queue++) {
            open("queue-" + queue, budget, SHORT);
        }
        receivers.forEach(QueueReceiver::start);
        await().until(() -> queues.stream().allMatch(queue -> queue.calls().size() > 2));

        queues.get(3).send(null, "late");

        await().untilAsserted(() -> assertThat(taken).containsExactly("late"));
    }

    /** Before its message size is known, an idle queue reserves the largest size of one batch, not ten times that size. */
    @Test
    void manyIdleQueuesHaveTheirLongPollsAtOnce() {
        InFlightBudget budget = InFlightBudget.strict(1_000, 64 * MEGABYTE);
        for (int queue = 0; queue < 20; queue++) {
            open("queue-" + queue, budget, LONG);
        }

        receivers.forEach(QueueReceiver::start);

        await().untilAsserted(() -> assertThat(queues).allMatch(queue -> queue.waitingPolls() == 1));
        assertThat(budget.bytes()).isLessThanOrEqualTo(20 * MEGABYTE);
    }

    /** Without pauses, 34,797 receives were counted in 0.3 s of real time. */
    @Test
    void anEmptyQueueIsNotAskedAgainAtOnceWithoutAWait() {
        open("orders", InFlightBudget.strict(1_000, MEGABYTE), Duration.ZERO);
        FakeSqs sqs = queues.get(0);
        long began = System.nanoTime();

        receivers.get(0).start();

        await().until(() -> sqs.calls().size() >= 7);
        // The pauses add up to 25 + 50 + 100 + 200 + 400 ms before the sixth receive.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(775));
        sqs.send(null, "late");
        await().untilAsserted(() -> assertThat(taken).containsExactly("late"));
    }

    /** Each response is full, but no message is left in the queue. */
    @Test
    void moreReceivesAreNotStartedForBatchesThatOneAwaits() {
        open("orders", InFlightBudget.strict(1_000, MEGABYTE), LONG);
        FakeSqs sqs = queues.get(0);
        receivers.get(0).start();

        for (int batches = 1; batches <= 4; batches++) {
            await().until(() -> sqs.waitingPolls() == 1);
            passed.addAndGet(Duration.ofSeconds(6).toNanos());
            synchronized (sqs) {
                for (int message = 0; message < 10; message++) {
                    sqs.send(null, "one of ten");
                }
            }
            int received = 10 * batches;
            await().until(() -> taken.size() == received);
        }

        await().until(() -> sqs.waitingPolls() > 0);
        assertThat(sqs.calls()).as("four with messages, one waiting").hasSize(5);
    }

    /** Queues without budget wait for the longest poll among the queues with budget. */
    @Test
    void longPollsAreShortWhileAnotherQueueWaitsForRoom() {
        InFlightBudget budget = InFlightBudget.strict(10, MEGABYTE);
        for (int queue = 0; queue < 3; queue++) {
            open("queue-" + queue, budget, LONG);
        }

        receivers.forEach(QueueReceiver::start);
        await().until(() -> queues.stream().anyMatch(queue -> queue.waitingPolls() == 1));
        passed.addAndGet(LONG.toNanos());
        await().until(() ->
                queues.stream().mapToInt(queue -> queue.calls().size()).sum() >= 2);

        for (int turn = 0; turn < 10; turn++) {
            passed.addAndGet(Duration.ofSeconds(1).toNanos());
            int calls = turn + 3;
            await().until(() ->
                    queues.stream().mapToInt(queue -> queue.calls().size()).sum() >= calls);
        }
        assertThat(queues).allSatisfy(queue -> assertThat(queue.calls()).hasSizeGreaterThan(1));
    }

    /** Otherwise the group of the lost message would be locked until the visibility timeout ends. */
    @Test
    void anAnswerThatWasLostIsAskedForAgain() {
        open("orders.fifo", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        queues.get(0).send("group", "first");
        queues.get(0).loseNextAnswer(() -> {});

        receivers.get(0).start();

        await().untilAsserted(() -> assertThat(taken).containsExactly("first"));
    }

    /** The message became visible, and another consumer received and deleted it. SQS then refuses to repeat the receive. */
    @Test
    void anAnswerThatWasLostStopsNoQueueOnceItsMessagesAreGone() {
        open("orders.fifo", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        FakeSqs sqs = queues.get(0);
        sqs.send("group", "first");
        sqs.loseNextAnswer(() -> {
            passed.addAndGet(VISIBILITY.toNanos());
            deleteVisibleMessages(sqs);
            sqs.send("group", "second");
        });

        receivers.get(0).start();

        await().untilAsserted(() -> assertThat(taken).containsExactly("second"));
    }

    /** SQS may refuse an expired attempt id. This is not a failure of the queue. */
    @Test
    void anIdThatIsRefusedWhenItIsAskedForAgainIsDropped() {
        open("orders.fifo", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        FakeSqs sqs = queues.get(0);
        sqs.failNext(FailureKind.TRANSIENT, "Lost");
        sqs.failNext(FailureKind.INVALID, "InvalidParameterValue");
        sqs.send("group", "first");

        receivers.get(0).start();

        await().untilAsserted(() -> assertThat(taken).containsExactly("first"));
    }

    @Test
    void nothingIsReceivedWhileTheIntakeIsClosedButOneMessageToProbeWhetherItMayOpen() {
        open("orders", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        FakeSqs sqs = queues.get(0);
        for (int i = 0; i < 3; i++) {
            sqs.send(null, "m" + i);
        }
        open = false;
        receivers.get(0).start();
        receivers.get(0).wake();

        receivers.get(0).probe();
        await().untilAsserted(() -> assertThat(taken).hasSize(1));
        assertThat(sqs.calls()).containsExactly("receive");

        open = true;
        receivers.get(0).wake();
        await().untilAsserted(() -> assertThat(taken).hasSize(3));
    }

    @Test
    void rejectedCredentialsAreWaitedOutForMinutes() {
        open("orders", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        FakeSqs sqs = queues.get(0);
        for (int i = 0; i < 60; i++) {
            sqs.failNext(FailureKind.CREDENTIALS, "ExpiredToken");
        }
        sqs.send(null, "first");

        receivers.get(0).start();

        await().untilAsserted(() -> assertThat(taken).containsExactly("first"));
    }

    @Test
    void credentialsThatStayRejectedFailTheTask() {
        open("orders", InFlightBudget.strict(1_000, MEGABYTE), SHORT);
        FakeSqs sqs = queues.get(0);
        sqs.failAlways(FailureKind.CREDENTIALS, "ExpiredToken");
        receivers.get(0).start();
        await().until(() -> sqs.calls().size() > 3);
        assertThat(taken).isEmpty();

        passed.addAndGet(Duration.ofMinutes(5).toNanos());

        await().untilAsserted(() -> assertThat(taken).containsExactly("SQS says ExpiredToken"));
    }

    private static void deleteVisibleMessages(FakeSqs sqs) {
        QueueUrl url = QueueUrl.parse("http://localhost/0/orders.fifo");
        List<ReceivedMessage> visible = sqs.receive(
                        new ReceiveCall(url, 10, Duration.ZERO, VISIBILITY, List.of(), Optional.empty()))
                .join();
        sqs.delete(url, visible.stream().map(ReceivedMessage::receiptHandle).toList());
    }

    private long now() {
        return System.nanoTime() + passed.get();
    }

    private void open(String name, InFlightBudget budget, Duration poll) {
        QueueUrl url = QueueUrl.parse("http://localhost/0/" + name);
        FakeSqs sqs = new FakeSqs(url, VISIBILITY, this::now);
        queues.add(sqs);
        receivers.add(new QueueReceiver(
                new ReceiveSettings(
                        url,
                        10,
                        poll,
                        VISIBILITY,
                        List.of(),
                        10,
                        new IdleShare(10, MEGABYTE),
                        RETRIES,
                        () -> UUID.randomUUID().toString()),
                sqs,
                budget,
                new Intake(),
                executor,
                new TaskMetrics(this::now),
                this::now));
    }

    private final class Intake implements MessageIntake {

        @Override
        public Accepted accept(List<ReceivedMessage> messages) {
            messages.forEach(message -> taken.add(message.body()));
            return new Accepted(0, 0);
        }

        @Override
        public void refuse(List<ReceivedMessage> messages) {
            // Refused messages become visible again by themselves.
        }

        @Override
        public void releaseRefused() {
            // As above.
        }

        @Override
        public boolean hasUnseen() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void failed(SqsFailure failure) {
            taken.add(failure.getMessage());
        }
    }
}
