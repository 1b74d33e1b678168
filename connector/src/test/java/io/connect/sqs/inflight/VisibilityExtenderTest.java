package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A task may have thousands of messages in flight. If it made more calls than it has connections, some would wait. */
class VisibilityExtenderTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_CALLS = 3;

    private final HandAnsweredSqs sqs = new HandAnsweredSqs();
    private final List<SqsFailure> fatal = new ArrayList<>();
    private long now = 1_000;
    private final VisibilityDeadlines deadlines = new VisibilityDeadlines(TIMEOUT, () -> now);
    private final QueueLedger ledger = new QueueLedger(
            QUEUE, InFlightBudget.strict(10_000, 1_000_000), new ConversionThrottle(1_000_000), deadlines);
    private final VisibilityExtender extender = new VisibilityExtender(
            sqs, ledger, deadlines, new TaskMetrics(() -> now), fatal::add, Runnable::run, MOST_CALLS);

    @Test
    void releasesOnlySoManyBatchesAtOnceAndAllInTheEnd() {
        List<InFlightMessage> messages = hold(95);

        CompletableFuture<Void> released = extender.release(messages);

        assertThat(sqs.open).hasSize(MOST_CALLS);
        for (int call = 0; call < 10; call++) {
            assertThat(released).isNotDone();
            assertThat(sqs.open.size()).isBetween(1, MOST_CALLS);
            sqs.confirmNext();
        }
        assertThat(released).isCompleted();
        assertThat(sqs.handles).hasSize(95).doesNotHaveDuplicates();
    }

    /** A task that stops waits for its last release, and then closes the connections of all. */
    @Test
    void aReleaseIsCompleteOnlyWhenTheEarlierOnesAreToo() {
        extender.release(hold(1));

        CompletableFuture<Void> last = extender.release(List.of());

        assertThat(last).isNotDone();
        sqs.confirmNext();
        assertThat(last).isCompleted();
    }

    @Test
    void extendsOnlySoManyBatchesAtOnceAndAllInTheEnd() {
        hold(95);
        now += TIMEOUT.toNanos() / 2;

        extender.extendDue();

        assertThat(sqs.open).hasSize(MOST_CALLS);
        for (int call = 0; call < 10; call++) {
            sqs.confirmNext();
        }
        assertThat(sqs.handles).hasSize(95).doesNotHaveDuplicates();
    }

    /**
     * SQS handles calls in the order of their arrival. A late extension hid a message of a stopped task again. Found by
     * the simulation.
     */
    @Test
    void releasesAMessageOnlyWhenTheExtensionThatIsUnderWayIsAnswered() {
        List<InFlightMessage> messages = hold(2);
        now += TIMEOUT.toNanos() / 2;
        extender.extendDue();
        assertThat(sqs.open).hasSize(1);

        CompletableFuture<Void> released = extender.release(messages);

        assertThat(sqs.open).as("only the extension is under way").hasSize(1);
        sqs.failNext();
        assertThat(sqs.open).as("only the release is under way").hasSize(1);
        sqs.confirmNext();
        assertThat(released).isCompleted();
    }

    /** Otherwise the first few failures would use up all call slots. */
    @Test
    void aCallThatFailedGivesItsTurnBackAndIsMadeAgainInTheNextRound() {
        hold(40);
        now += TIMEOUT.toNanos() / 2;
        extender.extendDue();
        for (int call = 0; call < 4; call++) {
            sqs.failNext();
        }
        assertThat(sqs.handles).hasSize(40);

        extender.extendDue();

        assertThat(sqs.open).hasSize(MOST_CALLS);
        assertThat(fatal).isEmpty();
    }

    /** If the entry counted as extended, it would become due only after its timeout. */
    @Test
    void anEntryThatIsRefusedInPassingIsTriedAgainInTheNextRound() {
        hold(10);
        now += TIMEOUT.toNanos() / 2;
        extender.extendDue();
        sqs.answerNext(new BatchOutcome(
                List.of(new BatchOutcome.Refused(7, FailureKind.THROTTLED, "RequestThrottled", "slower"))));
        sqs.handles.clear();

        extender.extendDue();

        assertThat(sqs.handles).containsExactly("h-7");
    }

    /** The message is visible again or soon will be. Its next receive brings a valid handle. */
    @Test
    void anEntryWhoseHandleHasLapsedIsLeftAlone() {
        hold(10);
        now += TIMEOUT.toNanos() / 2;
        extender.extendDue();
        sqs.answerNext(new BatchOutcome(
                List.of(new BatchOutcome.Refused(7, FailureKind.STALE_HANDLE, "ReceiptHandleIsInvalid", "lapsed"))));
        sqs.handles.clear();
        now += TIMEOUT.toNanos() / 2;

        extender.extendDue();

        assertThat(sqs.handles).hasSize(9).doesNotContain("h-7");
    }

    /** In a common batch, the message that is longest in flight would make SQS refuse all entries. */
    @Test
    void messagesNearTheLongestTimeInFlightAreExtendedByItsRest() {
        List<InFlightMessage> messages = hold(1);
        now += Duration.ofHours(12).minusSeconds(100).toNanos();
        deadlines.track(messages.get(0));
        ledger.enter(new InFlightMessage(QUEUE, received("young", "h-young", 1), now));
        now += TIMEOUT.toNanos() / 2;

        extender.extendDue();

        assertThat(sqs.timeouts).containsExactlyInAnyOrder(TIMEOUT, Duration.ofSeconds(25));
        assertThat(sqs.handles).containsExactlyInAnyOrder("h-0", "h-young");
    }

    /** The task's own thread takes a newer handle over, or the answer of an extension, just when Connect's thread leaves the message. */
    @Test
    void aMessageThatHasLeftIsNotExtendedAlthoughItIsTracked() {
        List<InFlightMessage> messages = hold(2);
        ledger.leave(messages.get(0));
        ledger.redelivered(messages.get(0), received("m-0", "newer", 2), now);
        now += TIMEOUT.toNanos() / 2;

        extender.extendDue();

        assertThat(sqs.handles).containsExactly("h-1");
    }

    /** A message may be received again while its extension waits. Only its newer handle is then valid. */
    @Test
    void theHandleIsTheNewestWhenItsTurnComes() {
        List<InFlightMessage> messages = hold(40);
        now += TIMEOUT.toNanos() / 2;
        extender.extendDue();
        InFlightMessage last = messages.get(39);

        last.renewHandle(received("m-39", "newer", 2), now);
        sqs.confirmNext();

        assertThat(sqs.handles).contains("newer").doesNotContain("h-39");
    }

    private List<InFlightMessage> hold(int count) {
        List<InFlightMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InFlightMessage message = new InFlightMessage(QUEUE, received("m-" + i, "h-" + i, 1), now);
            ledger.enter(message);
            messages.add(message);
        }
        return messages;
    }

    private static ReceivedMessage received(String id, String handle, int count) {
        return new ReceivedMessage(
                id,
                handle,
                "body",
                Map.of(),
                Map.of(
                        ReceivedMessage.SENT_TIMESTAMP,
                        "1700000000000",
                        ReceivedMessage.RECEIVE_COUNT,
                        Integer.toString(count)));
    }

    private static final class HandAnsweredSqs extends RefusingSqs {
        private final List<String> handles = new ArrayList<>();
        private final List<Duration> timeouts = new ArrayList<>();
        private final Queue<CompletableFuture<BatchOutcome>> open = new ArrayDeque<>();

        void confirmNext() {
            answerNext(BatchOutcome.ALL_DONE);
        }

        void answerNext(BatchOutcome outcome) {
            open.remove().complete(outcome);
        }

        void failNext() {
            open.remove()
                    .completeExceptionally(new SqsFailure(FailureKind.THROTTLED, "RequestThrottled", "slower", null));
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(
                QueueUrl queue, List<String> receiptHandles, Duration timeout) {
            handles.addAll(receiptHandles);
            timeouts.add(timeout);
            CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        }
    }
}
