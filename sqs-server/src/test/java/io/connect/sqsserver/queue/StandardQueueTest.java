package io.connect.sqsserver.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Grouping;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.sampling.SeededSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardQueueTest {

    private final TestQueues queues = new TestQueues();
    private final Queue queue = queues.make("q", Map.of());

    @Test
    void countsEachStateExactly() {
        queues.send(queue, "a");
        queues.send(queue, "b");
        queue.send(List.of(new Outgoing(queues.content("c", null), 5_000)), queues.now);
        queues.receive(queue, 1);

        assertThat(queue.depth(queues.now)).isEqualTo(new Depth(1, 1, 1));
        assertThat(queue.depth(queues.now + 5_000)).isEqualTo(new Depth(2, 1, 0));
        assertThat(queue.depth(queues.now + 30_000)).isEqualTo(new Depth(3, 0, 0));
    }

    @Test
    void deletesWithTheLastHandleOnly() {
        queues.send(queue, "a");
        String first = queues.receive(queue, 1).get(0).receiptHandle();
        queues.now += 30_000;
        String second = queues.receive(queue, 1).get(0).receiptHandle();

        queue.delete(first, queues.now);
        assertThat(TestQueues.total(queue, queues.now)).isEqualTo(1);
        queue.delete(second, queues.now);
        assertThat(TestQueues.total(queue, queues.now)).isZero();
        queue.delete(second, queues.now);
    }

    @Test
    void deletesAMessageThatIsVisibleAgain() {
        queues.send(queue, "a");
        String handle = queues.receive(queue, 1).get(0).receiptHandle();
        queues.now += 30_000;
        queue.delete(handle, queues.now);

        assertThat(queues.receive(queue, 1)).isEmpty();
    }

    @Test
    void refusesMoreThanTwelveHoursInAll() {
        queues.send(queue, "a");
        String handle = queues.receive(queue, 1).get(0).receiptHandle();
        queue.changeVisibility(handle, 43_200_000, queues.now);
        queues.now += 1_000;

        assertThatThrownBy(() -> queue.changeVisibility(handle, 43_200_000, queues.now))
                .hasMessage("Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout"
                        + " for the message is beyond the limit [43200 seconds].");
        queue.changeVisibility(handle, 43_199_000, queues.now);
        assertThat(queue.depth(queues.now + 43_198_999)).isEqualTo(new Depth(0, 1, 0));
        assertThat(queue.depth(queues.now + 43_199_000)).isEqualTo(new Depth(1, 0, 0));
    }

    @Test
    void saysThatAMessageIsNotInFlight() {
        queues.send(queue, "a");
        String handle = queues.receive(queue, 1).get(0).receiptHandle();
        queues.now += 30_000;

        assertThatThrownBy(() -> queue.changeVisibility(handle, 1_000, queues.now))
                .isInstanceOfSatisfying(
                        SqsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MESSAGE_NOT_INFLIGHT));
    }

    @Test
    void refusesAHandleOfAnotherQueue() {
        queues.send(queue, "a");
        String handle = queues.receive(queue, 1).get(0).receiptHandle();
        Queue other = queues.make("other", Map.of());

        assertThatThrownBy(() -> other.delete(handle, queues.now))
                .isInstanceOfSatisfying(
                        SqsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RECEIPT_HANDLE_IS_INVALID));
        assertThatThrownBy(() -> other.delete("", queues.now)).isInstanceOf(SqsException.class);
    }

    @Test
    void forgetsMessagesAfterTheirRetention() {
        queues.send(queue, "a");
        queues.now += 345_600_000L - 1;
        assertThat(TestQueues.total(queue, queues.now)).isEqualTo(1);
        queues.now += 1_001;
        assertThat(TestQueues.total(queue, queues.now)).isZero();
        assertThat(queues.budget.usedBytes()).isLessThan(10_000);
    }

    /** The retention period of a dead letter began when the message was sent, and not when it was moved. */
    @Test
    void forgetsADeadLetterByTheTimeItWasSent() {
        Queue deadLetters = queues.make("dead", Map.of("MessageRetentionPeriod", "60"));
        Queue source = queues.make("source", Map.of("RedrivePolicy", TestQueues.redrive("dead", 1)));
        queues.send(source, "poison");
        source.changeVisibility(queues.receive(source, 1).get(0).receiptHandle(), 0, queues.now);
        queues.now += 40_000;
        assertThat(queues.receive(source, 1)).isEmpty();
        assertThat(TestQueues.total(deadLetters, queues.now)).isEqualTo(1);

        queues.now += 21_001;

        assertThat(TestQueues.total(deadLetters, queues.now)).isZero();
    }

    @Test
    void refusesAShortPollWithTooManyInFlightAndLetsALongPollWait() {
        for (int i = 0; i < Limits.IN_FLIGHT + 1; i++) {
            queues.send(queue, "x");
        }
        List<Delivery> last = List.of();
        for (int i = 0; i < Limits.IN_FLIGHT / 10; i++) {
            last = queues.receive(queue, 10);
        }
        assertThatThrownBy(() -> queues.receive(queue, 1))
                .isInstanceOfSatisfying(
                        SqsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVER_LIMIT));

        List<Delivery> got = new ArrayList<>();
        queue.receive(new Receive(1, 30_000, null), 20_000, queues.now, got::addAll);
        assertThat(got).isEmpty();
        queue.delete(last.get(0).receiptHandle(), queues.now);
        assertThat(got).hasSize(1);
    }

    @Test
    void answersTheLongestWaitingReceiveWithAWholeBatch() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        queue.receive(new Receive(10, 30_000, null), 20_000, queues.now, got -> first.addAll(TestQueues.bodies(got)));
        queue.receive(new Receive(10, 30_000, null), 20_000, queues.now, got -> second.addAll(TestQueues.bodies(got)));

        queue.send(
                List.of(new Outgoing(queues.content("a", null), 0), new Outgoing(queues.content("b", null), 0)),
                queues.now);

        assertThat(first).containsExactly("a", "b");
        assertThat(second).isEmpty();
        assertThat(queue.waiting()).isEqualTo(1);
    }

    @Test
    void handsNothingToAReceiveThatWasCancelled() {
        List<Delivery> got = new ArrayList<>();
        Runnable cancel = queue.receive(new Receive(1, 30_000, null), 20_000, queues.now, got::addAll);
        cancel.run();
        queues.send(queue, "a");

        assertThat(got).isEmpty();
        assertThat(queue.depth(queues.now)).isEqualTo(new Depth(1, 0, 0));
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void endsAWaitWithNothing() {
        List<List<Delivery>> answers = new ArrayList<>();
        queue.receive(new Receive(1, 30_000, null), 2_000, queues.now, answers::add);
        assertThat(queue.nextMillis()).isEqualTo(queues.now + 2_000);

        queue.advance(queues.now + 1_999);
        assertThat(answers).isEmpty();
        queue.advance(queues.now + 2_000);
        assertThat(answers).containsExactly(List.of());
    }

    @Test
    void wakesAReceiveWhenATimeoutEnds() {
        queues.send(queue, "a");
        queue.receive(new Receive(1, 3_000, null), queues.now);
        List<Delivery> got = new ArrayList<>();
        queue.receive(new Receive(1, 30_000, null), 20_000, queues.now, got::addAll);
        assertThat(queue.nextMillis()).isEqualTo(queues.now + 3_000);

        queue.advance(queues.now + 3_000);
        assertThat(got).hasSize(1);
        assertThat(got.get(0).receiveCount()).isEqualTo(2);
    }

    @Test
    void takesBackUndeliveredMessagesUncounted() {
        queues.send(queue, "a");
        queues.send(queue, "b");
        queue.restore(queues.receive(queue, 2), queues.now);

        List<Delivery> again = queues.receive(queue, 2);
        assertThat(TestQueues.bodies(again)).containsExactly("a", "b");
        assertThat(again).allMatch(each -> each.receiveCount() == 1);
    }

    @Test
    void movesMessagesReceivedTooOften() {
        Queue deadLetters = queues.make("dlq", Map.of());
        Queue source = queues.make("source", Map.of("RedrivePolicy", TestQueues.redrive("dlq", 1)));
        Sent sent = queues.send(source, "poison");
        source.changeVisibility(queues.receive(source, 1).get(0).receiptHandle(), 0, queues.now);
        List<Delivery> got = new ArrayList<>();
        deadLetters.receive(new Receive(1, 1_000, null), 20_000, queues.now, got::addAll);

        assertThat(queues.receive(source, 10)).isEmpty();
        assertThat(got).hasSize(1);
        assertThat(got.get(0).content().id()).isEqualTo(sent.id());
        assertThat(got.get(0).receiveCount()).isEqualTo(2);
        assertThat(got.get(0).deadLetterSource()).isEqualTo(TestQueues.arn("source"));
    }

    @Test
    void servesQuietGroupsBeforeANoisyOne() {
        for (int i = 0; i < 100; i++) {
            queues.send(queue, "noisy", new Grouping("n", null));
        }
        for (int i = 0; i < 3; i++) {
            queues.receive(queue, 10);
        }
        queues.send(queue, "quiet", new Grouping("q", null));
        queues.send(queue, "alone");

        assertThat(TestQueues.bodies(queues.receive(queue, 3))).containsExactly("quiet", "alone", "noisy");
    }

    @Test
    void refusesMessagesBeyondTheMemory() {
        TestQueues small = new TestQueues(10_000);
        Queue full = small.make("q", Map.of());
        int sent = 0;
        try {
            while (true) {
                small.send(full, "x".repeat(1_000));
                sent++;
            }
        } catch (SqsException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        }
        assertThat(sent).isBetween(1, 9);
        full.delete(small.receive(full, 1).get(0).receiptHandle(), small.now);
        small.send(full, "x".repeat(1_000));
    }

    @Test
    void samplersDecideMissesAndDuplicates() {
        TestQueues sampled = new TestQueues();
        sampled.sampler = new SeededSampler(7, 0.5, 0.2, 0.2);
        Queue chance = sampled.make("q", Map.of());
        for (int i = 0; i < 100; i++) {
            sampled.send(chance, "m" + i);
        }
        List<String> bodies = new ArrayList<>();
        int misses = 0;
        for (int i = 0; i < 400; i++) {
            List<Delivery> got = sampled.receive(chance, 1);
            misses += got.isEmpty() ? 1 : 0;
            bodies.addAll(TestQueues.bodies(got));
        }
        assertThat(misses).isBetween(100, 300);
        assertThat(bodies).hasSizeGreaterThan(105);
        assertThat(bodies.subList(0, 3)).isNotEqualTo(List.of("m0", "m1", "m2", "m3"));
    }

    /** Recorded from AWS. */
    @Test
    void servesAReturnedMessageBeforeLaterOnes() {
        queues.send(queue, "first");
        queues.receive(queue, 1);
        queues.send(queue, "second");
        queues.now += 30_000;

        assertThat(TestQueues.bodies(queues.receive(queue, 10))).containsExactly("first", "second");
    }
}
