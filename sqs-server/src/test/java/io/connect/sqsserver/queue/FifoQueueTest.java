package io.connect.sqsserver.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Grouping;
import io.connect.sqsserver.message.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FifoQueueTest {

    private final TestQueues queues = new TestQueues();
    private final Queue queue = queues.make("q.fifo", Map.of());

    @Test
    void takesAsMuchAsItCanFromOneGroupFirst() {
        queues.sendToGroup(queue, "a1", "a");
        queues.sendToGroup(queue, "b1", "b");
        queues.sendToGroup(queue, "a2", "a");

        assertThat(TestQueues.bodies(queues.receive(queue, 10))).containsExactly("a1", "a2", "b1");
        assertThat(queues.receive(queue, 10)).isEmpty();
    }

    @Test
    void locksAGroupUntilTheLastOfItsMessagesIsDeleted() {
        queues.sendToGroup(queue, "a1", "a");
        queues.sendToGroup(queue, "a2", "a");
        queues.sendToGroup(queue, "a3", "a");
        List<Delivery> two = queues.receive(queue, 2);
        queue.delete(two.get(1).receiptHandle(), queues.now);
        assertThat(queues.receive(queue, 10)).isEmpty();
        queue.delete(two.get(0).receiptHandle(), queues.now);
        assertThat(TestQueues.bodies(queues.receive(queue, 10))).containsExactly("a3");
    }

    /** Recorded from AWS: one of three messages has an extended timeout, and only the messages before it come back. */
    @Test
    void servesAGroupUpToTheFirstMessageThatIsInFlight() {
        for (String body : List.of("foo", "bar", "baz")) {
            queues.sendToGroup(queue, body, "1");
        }
        List<Delivery> all = queues.receive(queue, 5);
        queue.changeVisibility(all.get(1).receiptHandle(), 60_000, queues.now);
        queues.now += 30_000;

        assertThat(TestQueues.bodies(queues.receive(queue, 5))).containsExactly("foo");
    }

    @Test
    void refusesAHandleWhoseTimeoutHasEnded() {
        queues.sendToGroup(queue, "a1", "a");
        String handle = queues.receive(queue, 1).get(0).receiptHandle();
        queues.now += 30_000;
        String expired =
                "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.";

        assertThatThrownBy(() -> queue.delete(handle, queues.now)).hasMessage(expired);
        assertThatThrownBy(() -> queue.changeVisibility(handle, 1_000, queues.now))
                .hasMessage(expired);
    }

    @Test
    void answersADuplicateAsTheMessageItRepeats() {
        Sent first = queues.send(queue, "a", new Grouping("g", "same"));
        queue.delete(queues.receive(queue, 1).get(0).receiptHandle(), queues.now);
        queues.now += 299_999;
        assertThat(queues.send(queue, "b", new Grouping("h", "same"))).isEqualTo(first);
        assertThat(queues.receive(queue, 1)).isEmpty();
        queues.now += 1;
        assertThat(queues.send(queue, "b", new Grouping("h", "same"))).isNotEqualTo(first);
        assertThat(queues.receive(queue, 1)).hasSize(1);
    }

    @Test
    void countsDuplicatesByGroupWhenToldSo() {
        Queue scoped = queues.make("s.fifo", Map.of("DeduplicationScope", "messageGroup"));
        queues.send(scoped, "a", new Grouping("g", "same"));
        queues.send(scoped, "b", new Grouping("h", "same"));
        queues.send(scoped, "c", new Grouping("h", "same"));

        assertThat(TestQueues.bodies(queues.receive(scoped, 10))).containsExactly("a", "b");
    }

    @Test
    void repeatsAReceiveWithItsAttemptId() {
        queues.sendToGroup(queue, "a1", "a");
        queues.sendToGroup(queue, "b1", "b");
        Receive attempt = new Receive(10, 30_000, "attempt");
        List<Delivery> first = queue.receive(attempt, queues.now);
        queues.now += 20_000;
        List<Delivery> second = queue.receive(attempt, queues.now);

        assertThat(second)
                .extracting(Delivery::receiptHandle)
                .isEqualTo(first.stream().map(Delivery::receiptHandle).toList());
        assertThat(queue.depth(queues.now + 29_999)).isEqualTo(new Depth(0, 2, 0));

        queue.delete(first.get(0).receiptHandle(), queues.now);
        assertThat(queue.receive(attempt, queues.now)).isEmpty();
    }

    @Test
    void doesNotRepeatAReceiveWhoseAnswerCouldNotBeSent() {
        queues.sendToGroup(queue, "a1", "a");
        Receive attempt = new Receive(10, 30_000, "attempt");
        queue.restore(queue.receive(attempt, queues.now), queues.now);

        assertThat(queues.receive(queue, 10)).hasSize(1);
        assertThat(queue.receive(attempt, queues.now))
                .as("the message that another receive has in flight")
                .isEmpty();
    }

    @Test
    void goesOnInAGroupWhoseFirstMessageIsGivenUp() {
        queues.make("dlq.fifo", Map.of());
        Queue source = queues.make("s.fifo", Map.of("RedrivePolicy", TestQueues.redrive("dlq.fifo", 1)));
        queues.sendToGroup(source, "poison", "a");
        queues.sendToGroup(source, "next", "a");
        source.changeVisibility(queues.receive(source, 1).get(0).receiptHandle(), 0, queues.now);

        assertThat(TestQueues.bodies(queues.receive(source, 10))).containsExactly("next");
    }

    /** The documentation says so: a dead-letter queue then takes two messages that share a deduplication id. */
    @Test
    void keepsTwoDeadLettersOfOneDeduplicationIdApart() {
        Queue deadLetters = queues.make("dlq.fifo", Map.of());
        Queue source = queues.make("s.fifo", Map.of("RedrivePolicy", TestQueues.redrive("dlq.fifo", 1)));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(queues.sendToGroup(source, "poison", "a").id().toString());
            source.changeVisibility(queues.receive(source, 1).get(0).receiptHandle(), 0, queues.now);
            queues.now += Limits.DEDUPLICATION_MILLIS + 1;
            assertThat(queues.receive(source, 1)).isEmpty();
        }

        assertThat(queues.receive(deadLetters, 10))
                .extracting(each -> each.content().deduplicationId())
                .isEqualTo(ids);
    }

    @Test
    void numbersMessagesInTwentyDigitsThatGrow() {
        String first = SequenceNumber.text(queues.sendToGroup(queue, "a", "g").number());
        String second = SequenceNumber.text(queues.sendToGroup(queue, "b", "g").number());

        assertThat(first).hasSize(20).isLessThan(second);
    }

    @Test
    void delaysAllMessagesByTheQueuesPresentDelay() {
        Queue delayed = queues.make("d.fifo", Map.of("DelaySeconds", "10"));
        queues.sendToGroup(delayed, "a", "g");
        assertThat(delayed.depth(queues.now)).isEqualTo(new Depth(0, 0, 1));

        delayed.change(delayed.settings().with(Map.of("DelaySeconds", "2")), queues.now);
        assertThat(delayed.depth(queues.now + 2_000)).isEqualTo(new Depth(1, 0, 0));
    }

    @Test
    void wakesAReceiveThatWaitsForALockedGroup() {
        queues.sendToGroup(queue, "a1", "a");
        queues.sendToGroup(queue, "a2", "a");
        Delivery first = queues.receive(queue, 1).get(0);
        List<Delivery> got = new ArrayList<>();
        queue.receive(new Receive(1, 30_000, null), 20_000, queues.now, got::addAll);
        assertThat(got).isEmpty();

        queue.delete(first.receiptHandle(), queues.now);
        assertThat(TestQueues.bodies(got)).containsExactly("a2");
    }

    /** Orders recorded from AWS. */
    @Test
    void putsAGroupThatWasServedBehindTheOthers() {
        for (String body : List.of("a1", "a2", "b1", "c1")) {
            queues.sendToGroup(queue, body, body.substring(0, 1));
        }
        List<Delivery> both = queues.receive(queue, 2);
        queue.changeVisibility(both.get(0).receiptHandle(), 0, queues.now);

        assertThat(TestQueues.bodies(queues.receive(queue, 10))).containsExactly("b1", "c1", "a1");
    }

    @Test
    void bringsGroupsBackInTheOrderTheyWereReceived() {
        for (String body : List.of("a1", "b1", "c1", "d1")) {
            queues.sendToGroup(queue, body, body.substring(0, 1));
        }
        queue.receive(new Receive(3, 0, null), queues.now);

        assertThat(TestQueues.bodies(queues.receive(queue, 10))).containsExactly("d1", "a1", "b1", "c1");
    }

    /** Recorded from AWS. */
    /** The write of an answer can fail after the queue was deleted. */
    @Test
    void takesNoMemoryAfterItsEnd() {
        queues.sendToGroup(queue, "a1", "a");
        List<Delivery> received = queues.receive(queue, 1);
        queue.close();

        queue.restore(received, queues.now);

        assertThat(queues.budget.usedBytes()).isZero();
    }

    @Test
    void forgetsWhichMessagesWereSentWhenItIsPurged() {
        queues.send(queue, "a", new Grouping("g", "same"));
        queue.purge();
        queues.send(queue, "b", new Grouping("g", "same"));

        assertThat(TestQueues.bodies(queues.receive(queue, 1))).containsExactly("b");
    }
}
