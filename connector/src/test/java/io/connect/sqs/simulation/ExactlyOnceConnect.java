package io.connect.sqs.simulation;

import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.machine.VirtualTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A worker with exactly-once support and one transaction per poll. It commits the records of a batch together with
 * their offsets, or nothing. Then it reports the records one by one. When transforms drop a whole batch, Connect
 * reports it only with the next transaction.
 */
final class ExactlyOnceConnect implements Transactions {

    private final VirtualTime time;
    private final Choices choices;
    private final Account account;
    private final List<QueueRecord> droppedBefore = new ArrayList<>();
    private RunningTask of;

    ExactlyOnceConnect(VirtualTime time, Choices choices, Account account) {
        this.time = time;
        this.choices = choices;
        this.account = account;
    }

    @Override
    public Outcome take(RunningTask task, List<QueueRecord> records) {
        if (of != task) {
            of = task;
            droppedBefore.clear();
        }
        if (records.isEmpty()) {
            return Outcome.DONE;
        }
        List<QueueRecord> sent = new ArrayList<>();
        for (QueueRecord record : records) {
            Message message = account.of(record.value());
            if (message.dropped && !record.topic().equals(Account.DEAD_LETTERS)) {
                message.droppedOnce = true;
                droppedBefore.add(record);
            } else {
                sent.add(record);
            }
        }
        pass(choices.upToMillis(20));
        if (choices.happens(Choice.RECORD_REFUSED)) {
            return failed(sent);
        }
        if (sent.isEmpty()) {
            task.transactionCommitted();
            return task.process().isAlive() ? Outcome.DONE : Outcome.KILLED;
        }
        if (choices.happens(Choice.KAFKA_SLOW)) {
            pass(choices.betweenMillis(1_000, 50_000));
        }
        if (!task.process().isAlive() || choices.happens(Choice.KILLED_BEFORE_COMMIT)) {
            return Outcome.KILLED;
        }
        if (choices.happens(Choice.TRANSACTION_ABORTED)) {
            return failed(sent);
        }
        if (choices.happens(Choice.FENCED)) {
            fail(sent);
            return Outcome.FENCED;
        }
        time.tell(
                "committed:",
                sent.stream().map(record -> account.of(record.value())).toList());
        account.commit(sent);
        pass(choices.upToMillis(20));
        return afterCommit(task, sent);
    }

    private Outcome afterCommit(RunningTask task, List<QueueRecord> sent) {
        if (choices.happens(Choice.KILLED_AFTER_COMMIT)) {
            return Outcome.KILLED;
        }
        if (choices.happens(Choice.TRANSACTION_ANSWER_LOST)) {
            pass(choices.betweenMillis(100, 40_000));
            return failed(sent);
        }
        if (choices.happens(Choice.KAFKA_SLOW)) {
            pass(choices.betweenMillis(1_000, 50_000));
        }
        for (QueueRecord record : List.copyOf(droppedBefore)) {
            if (isKilled(task)) {
                return Outcome.KILLED;
            }
            task.dropped(record);
        }
        droppedBefore.clear();
        for (QueueRecord record : sent) {
            if (isKilled(task)) {
                return Outcome.KILLED;
            }
            task.produced(record);
        }
        task.transactionCommitted();
        return task.process().isAlive() ? Outcome.DONE : Outcome.KILLED;
    }

    private boolean isKilled(RunningTask task) {
        if (choices.coin()) {
            pass(choices.upToMillis(2));
        }
        return !task.process().isAlive() || choices.happens(Choice.KILLED_AMID_REPORTS);
    }

    private Outcome failed(List<QueueRecord> records) {
        fail(records);
        return Outcome.FAILED;
    }

    private void fail(List<QueueRecord> records) {
        records.forEach(record -> account.of(record.value()).failed = true);
        droppedBefore.forEach(record -> account.of(record.value()).failed = true);
    }

    private void pass(long nanos) {
        time.runUntil(time.now() + nanos);
    }

    @Override
    public void finalCommit(RunningTask task) {
        // Each batch is committed and reported before the next poll.
    }
}
