package io.connect.sqs.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.SourcePosition;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

/**
 * Tests the delivery log against a queue and a transaction log that fail like the real ones. Transactions are not
 * committed, commits are not reported, deletes are lost, and receives are answered late. Restarts happen at any point.
 */
class FifoDeliveryPropertyTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PER_GROUP = 12;
    private static final int UNKIND_STEPS = 60;

    @Property(tries = 300)
    void everyMessageIsCommittedOnceAndEachGroupInItsOrder(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int groups) {
        Run run = new Run(new Random(seed), groups);
        for (int step = 0; step < UNKIND_STEPS; step++) {
            run.step(true);
        }
        for (int step = 0; run.hasMessages(); step++) {
            assertThat(step).as("steps without faults until the queue is empty").isLessThan(10_000);
            run.step(false);
        }

        run.committed.forEach((group, sequences) -> assertThat(sequences)
                .as(group)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(PER_GROUP));
        assertThat(run.committed).hasSize(groups);
        assertThat(run.mostOffsetEntries)
                .as("groups in one offset, with %s groups in its slot", run.mostGroupsInASlot())
                .isLessThanOrEqualTo(run.mostGroupsInASlot());
    }

    /** The steps of a task, its queue and Kafka. */
    private static final class Run {

        private final Random random;
        private final Map<String, List<Long>> queue = new HashMap<>();
        private final Map<String, List<Long>> committed = new HashMap<>();
        private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        private final List<ReceivedMessage> lateAnswers = new ArrayList<>();
        private FifoDeliveryLog log;
        private int mostOffsetEntries;

        private Run(Random random, int groups) {
            this.random = random;
            for (int group = 0; group < groups; group++) {
                List<Long> sequences = new ArrayList<>();
                for (int i = 0; i < PER_GROUP; i++) {
                    sequences.add(1_000L + i * groups + group);
                }
                queue.put("g" + group, sequences);
            }
            restart();
        }

        private boolean hasMessages() {
            return !queue.isEmpty();
        }

        private int mostGroupsInASlot() {
            Map<Integer, Integer> perSlot = new HashMap<>();
            committed.keySet().forEach(group -> perSlot.merge(FifoOffsets.slotOf(group), 1, Integer::sum));
            return perSlot.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        private void step(boolean unkind) {
            Set<ReceivedMessage> toDelete = new HashSet<>();
            List<ReceivedMessage> batch = receive(toDelete);
            if (unkind && random.nextInt(6) == 0) {
                handOver(batch);
                restart();
                return;
            }
            List<SourcePosition> positions = handOver(batch);
            commit(batch, positions);
            if (unkind && random.nextInt(6) == 0) {
                restart();
                return;
            }
            batch.forEach(message -> log.acknowledged(inFlight(message)));
            toDelete.addAll(batch);
            delete(toDelete, unkind);
        }

        /** Returns the next messages of some groups in order, and sometimes a delayed answer. */
        private List<ReceivedMessage> receive(Set<ReceivedMessage> delivered) {
            List<ReceivedMessage> batch = new ArrayList<>();
            queue.forEach((group, sequences) -> {
                int taken = random.nextInt(Math.min(sequences.size(), 4) + 1);
                for (long sequence : sequences.subList(0, taken)) {
                    sort(message(group, sequence), batch, delivered);
                }
            });
            if (!lateAnswers.isEmpty() && random.nextBoolean()) {
                sort(lateAnswers.remove(random.nextInt(lateAnswers.size())), batch, delivered);
            }
            return batch;
        }

        private void sort(ReceivedMessage message, List<ReceivedMessage> batch, Set<ReceivedMessage> delivered) {
            if (batch.stream().anyMatch(other -> other.messageId().equals(message.messageId()))) {
                return;
            }
            boolean inKafka = committed
                    .getOrDefault(message.groupId().orElseThrow(), List.of())
                    .contains(message.sequenceNumber().orElseThrow().longValueExact());
            assertThat(log.isDelivered(message))
                    .as("%s is in Kafka", message.messageId())
                    .isEqualTo(inKafka);
            if (inKafka) {
                delivered.add(message);
            } else {
                batch.add(message);
            }
        }

        private List<SourcePosition> handOver(List<ReceivedMessage> batch) {
            List<SourcePosition> positions = new ArrayList<>();
            batch.forEach(message -> positions.add(log.handOver(inFlight(message))));
            positions.forEach(position -> mostOffsetEntries =
                    Math.max(mostOffsetEntries, position.offset().size() - 1));
            return positions;
        }

        private void commit(List<ReceivedMessage> batch, List<SourcePosition> positions) {
            for (int i = 0; i < batch.size(); i++) {
                ReceivedMessage message = batch.get(i);
                committed
                        .computeIfAbsent(message.groupId().orElseThrow(), group -> new ArrayList<>())
                        .add(message.sequenceNumber().orElseThrow().longValueExact());
                offsets.put(positions.get(i).partition(), positions.get(i).offset());
            }
        }

        private void delete(Set<ReceivedMessage> messages, boolean unkind) {
            for (ReceivedMessage message : messages) {
                if (unkind && random.nextInt(4) == 0) {
                    continue;
                }
                if (random.nextInt(8) == 0) {
                    lateAnswers.add(message);
                }
                String group = message.groupId().orElseThrow();
                List<Long> left = queue.getOrDefault(group, new ArrayList<>());
                left.remove(message.sequenceNumber().orElseThrow().longValueExact());
                if (left.isEmpty()) {
                    queue.remove(group);
                }
                log.deleted(inFlight(message));
            }
        }

        /** Starts a new process. Receives of the old one are lost, and only the committed part of the log remains. */
        private void restart() {
            lateAnswers.clear();
            List<Map<String, ?>> stored = new ArrayList<>();
            FifoOffsets.partitions(QUEUE).forEach(partition -> stored.add(offsets.get(partition)));
            log = new FifoDeliveryLog(QUEUE, 1_700_000_000, stored, Duration.ZERO, InstantSource.fixed(NOW));
        }

        private static InFlightMessage inFlight(ReceivedMessage message) {
            return new InFlightMessage(QUEUE, message, 0);
        }

        private static ReceivedMessage message(String group, long sequence) {
            return new ReceivedMessage(
                    group + "-" + sequence,
                    "handle",
                    "body",
                    Map.of(),
                    Map.of(
                            ReceivedMessage.GROUP_ID,
                            group,
                            ReceivedMessage.SEQUENCE_NUMBER,
                            Long.toString(sequence),
                            ReceivedMessage.DEDUPLICATION_ID,
                            "d-" + sequence,
                            ReceivedMessage.SENT_TIMESTAMP,
                            Long.toString(NOW.toEpochMilli())));
        }
    }
}
