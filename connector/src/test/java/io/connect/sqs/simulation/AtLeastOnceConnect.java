package io.connect.sqs.simulation;

import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.machine.VirtualTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A worker without exactly-once support. It sends and acknowledges records one by one, in the order of their topic
 * partition.
 */
final class AtLeastOnceConnect implements Transactions {

    private static final long LONGEST_FINAL_COMMIT = 5 * VirtualTime.SECOND;

    private final VirtualTime time;
    private final Choices choices;
    private final Account account;
    private final Map<RunningTask, Producer> producers = new IdentityHashMap<>();

    AtLeastOnceConnect(VirtualTime time, Choices choices, Account account) {
        this.time = time;
        this.choices = choices;
        this.account = account;
    }

    @Override
    public Outcome take(RunningTask task, List<QueueRecord> records) {
        Producer producer = producers.computeIfAbsent(task, Producer::new);
        for (QueueRecord record : records) {
            Message message = account.of(record.value());
            if (message.dropped && !record.topic().equals(Account.DEAD_LETTERS)) {
                message.droppedOnce = true;
                task.dropped(record);
            } else {
                producer.send(record);
            }
        }
        if (!task.process().isAlive()) {
            return Outcome.KILLED;
        }
        return producer.refused ? Outcome.FAILED : Outcome.DONE;
    }

    @Override
    public void finalCommit(RunningTask task) {
        Producer producer = producers.computeIfAbsent(task, Producer::new);
        long limit = time.now() + LONGEST_FINAL_COMMIT;
        while (!producer.unreported.isEmpty() && time.now() < limit) {
            time.step(limit);
        }
        // When a task ends, each unreported message counts as a possible cause.
        producer.mayHaveFailed();
    }

    /** The producer of one task. */
    private final class Producer {

        private final RunningTask task;
        private final List<QueueRecord> unreported = new ArrayList<>();
        /** Source partitions with an unacknowledged record. No later offset of such a partition is stored. */
        private final Set<Map<String, ?>> incomplete = new HashSet<>();

        private boolean refused;
        private boolean cut;
        private long lastAcknowledged;

        Producer(RunningTask task) {
            this.task = task;
        }

        private void send(QueueRecord record) {
            unreported.add(record);
            if (choices.happens(Choice.RECORD_REFUSED)) {
                incomplete.add(record.sourcePartition());
                time.after(choices.upToMillis(500), () -> {
                    refused = true;
                    mayHaveFailed();
                });
                return;
            }
            long takes = choices.happens(Choice.KAFKA_SLOW)
                    ? choices.betweenMillis(1_000, 40_000)
                    : choices.betweenMillis(1, 400);
            lastAcknowledged = Math.max(lastAcknowledged, time.now() + takes);
            time.at(lastAcknowledged, () -> arrived(record));
        }

        private void arrived(QueueRecord record) {
            if (!task.process().isAlive()) {
                // Some records that a killed process has sent may still arrive.
                cut |= choices.coin();
                if (!cut) {
                    account.append(List.of(record));
                }
                return;
            }
            if (incomplete.contains(record.sourcePartition())) {
                account.append(List.of(record));
            } else {
                account.commit(List.of(record));
            }
            time.after(choices.upToMillis(30), () -> {
                if (task.process().isAlive()) {
                    unreported.remove(record);
                    task.produced(record);
                }
            });
        }

        private void mayHaveFailed() {
            unreported.forEach(record -> account.of(record.value()).failed = true);
        }
    }
}
