package io.connect.sqsserver.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Invariants of any sequence of sends, receives, deletes, visibility changes, waits, abandoned waits and passing hours. */
class QueueProperties {

    private static final int STEPS = 300;

    @Property(tries = 150)
    void losesNothingOnAStandardQueue(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int maxReceives) {
        run(new Story(random, "q", "dlq", maxReceives));
    }

    @Property(tries = 150)
    void losesNothingOnAFifoQueue(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int maxReceives) {
        run(new Story(random, "q.fifo", "dlq.fifo", maxReceives));
    }

    private static void run(Story story) {
        for (int step = 0; step < STEPS; step++) {
            story.step();
            story.checkThatEachMessageIsInOnePlace();
        }
        story.drain();
    }

    /** One queue with its dead-letter queue, and all that a user knows about both. */
    private static final class Story {
        private final TestQueues queues = new TestQueues();
        private final Random random;
        private final Queue queue;
        private final Queue deadLetters;
        private final Map<String, String> groupOf = new HashMap<>();
        private final Map<String, List<String>> sentByGroup = new HashMap<>();
        private final Set<String> deleted = new HashSet<>();
        private final Set<String> givenUp = new HashSet<>();
        private final List<Delivery> held = new ArrayList<>();
        private final List<Runnable> waits = new ArrayList<>();

        /** Answers of waiting receives. They are checked after the call that answered them. */
        private final List<List<Delivery>> answers = new ArrayList<>();

        private int bodies;

        Story(Random random, String name, String deadLetterName, int maxReceives) {
            this.random = random;
            deadLetters = queues.make(deadLetterName, Map.of("MessageRetentionPeriod", "1209600"));
            queue = queues.make(
                    name,
                    Map.of(
                            "VisibilityTimeout",
                            "10",
                            "DelaySeconds",
                            Integer.toString(random.nextInt(2) * 3),
                            "RedrivePolicy",
                            TestQueues.redrive(deadLetterName, maxReceives)));
        }

        void step() {
            switch (random.nextInt(9)) {
                case 0, 1 -> send();
                case 2, 3 -> received(queues.receive(queue, 1 + random.nextInt(10)));
                case 4 -> delete();
                case 5 -> change();
                case 6 -> waits.add(queue.receive(new Receive(3, 10_000, null), 20_000, queues.now, answers::add));
                case 7 -> {
                    if (!waits.isEmpty()) {
                        waits.remove(random.nextInt(waits.size())).run();
                    }
                }
                default -> {
                    queues.now += random.nextInt(6_000);
                    queue.advance(queues.now);
                }
            }
            answers.forEach(this::received);
            answers.clear();
        }

        private void send() {
            List<Outgoing> batch = new ArrayList<>();
            for (int i = random.nextInt(10); i >= 0; i--) {
                String body = "m" + bodies++;
                String group = "g" + random.nextInt(4);
                groupOf.put(body, group);
                sentByGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(body);
                Grouping grouping = queue.isFifo() || random.nextBoolean() ? new Grouping(group, body) : null;
                batch.add(new Outgoing(
                        queues.content(body, grouping), queue.settings().delayMillis()));
            }
            queue.send(batch, queues.now);
        }

        private void received(List<Delivery> deliveries) {
            for (Delivery each : deliveries) {
                String body = TestQueues.body(each);
                assertThat(deleted).doesNotContain(body);
                assertThat(held)
                        .noneMatch(other ->
                                other.isCurrent() && TestQueues.body(other).equals(body));
                if (queue.isFifo()) {
                    checkOrder(each, deliveries);
                }
                held.add(each);
            }
        }

        /** Each message sent earlier to the group must be deleted, dead-lettered, or earlier in the same receive. */
        private void checkOrder(Delivery delivery, List<Delivery> receive) {
            String body = TestQueues.body(delivery);
            Set<String> here = new HashSet<>();
            for (Delivery each : receive) {
                if (each == delivery) {
                    break;
                }
                here.add(TestQueues.body(each));
            }
            for (String earlier : sentByGroup.get(groupOf.get(body))) {
                if (earlier.equals(body)) {
                    return;
                }
                assertThat(deleted.contains(earlier) || here.contains(earlier) || isGivenUp(earlier))
                        .as("%s before %s", earlier, body)
                        .isTrue();
            }
        }

        private boolean isGivenUp(String body) {
            collectDeadLetters();
            return givenUp.contains(body);
        }

        private void collectDeadLetters() {
            List<Delivery> some = queues.receive(deadLetters, 10);
            while (!some.isEmpty()) {
                for (Delivery each : some) {
                    assertThat(givenUp.add(TestQueues.body(each))).isTrue();
                    deadLetters.delete(each.receiptHandle(), queues.now);
                }
                some = queues.receive(deadLetters, 10);
            }
        }

        private void delete() {
            if (held.isEmpty()) {
                return;
            }
            Delivery delivery = held.remove(random.nextInt(held.size()));
            boolean here = delivery.message.state != MessageState.GONE;
            try {
                queue.delete(delivery.receiptHandle(), queues.now);
            } catch (SqsException e) {
                assertThat(queue.isFifo()).isTrue();
                assertThat(e).hasMessageContaining("expired");
            }
            if (here && delivery.message.state == MessageState.GONE && !isGivenUp(TestQueues.body(delivery))) {
                deleted.add(TestQueues.body(delivery));
            }
        }

        private void change() {
            if (held.isEmpty()) {
                return;
            }
            Delivery delivery = held.get(random.nextInt(held.size()));
            try {
                queue.changeVisibility(delivery.receiptHandle(), random.nextInt(3) * 5_000L, queues.now);
            } catch (SqsException e) {
                assertThat(delivery.isCurrent()).isFalse();
            }
        }

        void checkThatEachMessageIsInOnePlace() {
            assertThat(TestQueues.total(queue, queues.now)
                            + TestQueues.total(deadLetters, queues.now)
                            + deleted.size()
                            + givenUp.size())
                    .isEqualTo(bodies);
        }

        /** Checks that all remaining messages can be received, and no others. */
        void drain() {
            waits.forEach(Runnable::run);
            queues.now += 60_000;
            Set<String> left = new HashSet<>(deleted);
            assertThat(left).noneMatch(givenUp::contains);
            left.addAll(givenUp);
            for (Queue each : List.of(queue, deadLetters)) {
                List<Delivery> some = queues.receive(each, 10);
                while (!some.isEmpty()) {
                    for (Delivery delivery : some) {
                        assertThat(left.add(TestQueues.body(delivery))).isTrue();
                        each.delete(delivery.receiptHandle(), queues.now);
                    }
                    some = queues.receive(each, 10);
                }
            }
            assertThat(left).hasSize(bodies);
            assertThat(queues.budget.usedBytes()).isLessThan(300_000);
        }
    }
}
