package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.flow.QueueRecord;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.chance.Invariant;
import io.connect.sqs.simulation.chance.Tally;
import io.connect.sqs.simulation.machine.KilledError;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import io.connect.sqs.suspect.FailureHistory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * One run: messages are sent, and Connect starts and stops tasks. Faults happen until they are switched off, and then
 * everything must arrive. The test's own thread is Connect's thread. Everything else is an event that runs while this
 * thread waits.
 */
final class Simulation {

    private static final int FEWEST_MESSAGES = 20;
    private static final int FEWEST_CHOICES = 100;

    /** The first four have the same hash code and share a slot of the source offsets. */
    private static final List<String> GROUPS = List.of("AaAa", "AaBB", "BBAa", "BBBB", "g5", "g6");

    private static final long PATIENCE = Duration.ofMinutes(4).toNanos();

    /** Within this time a stopped task releases its messages, and a task notices that it is not polled. */
    private static final long SETTLING = 4 * VirtualTime.SECOND;

    /** The longest remaining delay of an answer when the faults end. */
    private static final long LONGEST_LATE_ANSWERS = 60 * VirtualTime.SECOND;

    /**
     * After this many failures alone, a message stays in its queue for an hour. This limit applies without dead
     * letters, the next limit with a dead letter that also failed.
     */
    private static final int FAILURES_WITHOUT_A_LETTER = 2;

    private static final int FAILURES_WITH_A_LETTER = 3;

    private final VirtualTime time = new VirtualTime();
    private final Tally tally = new Tally();
    private final Choices choices;
    private final Setup setup;
    private final Account account;
    private final Map<QueueUrl, QueueModel> queues = new LinkedHashMap<>();
    private final Transactions transactions;
    private FailureHistory history;
    private RunningTask task;
    private long calmSince = Long.MAX_VALUE;
    private long lastLingered;
    private int lingering;
    private int unsent;
    private int failures;
    private int started;

    Simulation(long seed) {
        this.choices = new Choices(seed, tally);
        this.setup = Setup.choose(choices);
        this.account = new Account(tally, setup.exactlyOnce());
        this.transactions = setup.exactlyOnce()
                ? new ExactlyOnceConnect(time, choices, account)
                : new AtLeastOnceConnect(time, choices, account);
        for (QueueUrl url : setup.queues()) {
            queues.put(url, new QueueModel(url, time, choices, choices.coin()));
        }
        this.history = new FailureHistory(time::now);
    }

    /**
     * Runs to the end.
     *
     * @throws Violation if an invariant was broken
     */
    Tally run() {
        planMessages(choices.between(FEWEST_MESSAGES, 40), 0, choices.oneOf(3_000, 15_000, 40_000));
        time.at(choices.betweenMillis(20_000, 90_000), this::calm);
        drain();
        int more = choices.between(0, 2);
        if (more == 1) {
            planMessages(choices.between(10, 30), time.now(), 300);
            stopHalfway();
        } else if (more == 2) {
            planMessages(choices.between(10, 30), time.now(), 300);
            pauseHalfway();
        }
        drain();
        finish();
        tally.finished(account.messages().size(), account.groups(), time.eventsRun(), time.now());
        return tally;
    }

    private void planMessages(int count, long from, long withinMillis) {
        int groups = choices.between(3, 6);
        for (int i = 0; i < count; i++) {
            int number = account.messages().size();
            QueueUrl url = setup.queues().get(i % 4 == 3 ? setup.queues().size() - 1 : 0);
            String group = url.isFifo() ? GROUPS.get(choices.between(0, groups - 1)) : "single " + number;
            Message message =
                    new Message(number, "m" + number, group, "body " + number, choices.happens(Choice.RECORD_DROPPED));
            account.sent(message, url.isFifo());
        }
        // The account lists messages in the order of sending, which is also the order of their sequence numbers.
        List<Message> planned = account.messages()
                .subList(account.messages().size() - count, account.messages().size());
        long moment = from;
        for (int i = 0; i < count; i++) {
            Message message = planned.get(i);
            QueueUrl url = setup.queues().get(i % 4 == 3 ? setup.queues().size() - 1 : 0);
            moment += choices.coin() ? 0 : choices.upToMillis(2 * withinMillis / count);
            unsent++;
            time.at(moment, () -> {
                unsent--;
                queues.get(url).send(message);
            });
        }
    }

    private void calm() {
        if (tally.occasions() < FEWEST_CHOICES) {
            time.after(5 * VirtualTime.SECOND, this::calm);
            return;
        }
        choices.calm();
        calmSince = time.now();
    }

    private boolean isDrained() {
        if (!choices.isCalm() || lingering > 0 || unsent > 0) {
            return false;
        }
        for (QueueModel queue : queues.values()) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Runs until every queue is empty. */
    private void drain() {
        while (!isDrained()) {
            if (task == null) {
                start();
            }
            try {
                work();
            } catch (KilledError e) {
                killed();
            }
            account.verify();
        }
    }

    private void start() {
        time.runUntil(time.now() + choices.betweenMillis(50, 2_000));
        tally.started();
        time.tell("starts: task", started);
        task = new RunningTask("task-" + started++, time, choices, setup, queues, account, history);
        WorkerProcess process = task.process();
        if (choices.happens(Choice.TASK_KILLED)) {
            time.after(choices.upToMillis(20_000), () -> {
                if (!choices.isCalm()) {
                    process.kill();
                }
            });
        }
    }

    /** A killed process leaves only the state of SQS and Kafka. */
    private void killed() {
        task.process().kill();
        task = null;
        history = new FailureHistory(time::now);
        failures = 0;
    }

    /** Runs Connect's loop until the task ends or everything has arrived. */
    private void work() {
        while (!isDrained()) {
            account.verify();
            checkProgress();
            if (choices.happens(Choice.TASK_STALLS)) {
                task.process().standStill(choices.betweenMillis(500, 40_000));
            }
            if (choices.happens(Choice.CONNECT_PAUSES)) {
                time.runUntil(time.now() + choices.betweenMillis(1_000, 60_000));
            }
            if (choices.happens(Choice.REBALANCE)) {
                rebalance();
                return;
            }
            if (choices.isCalm()
                    && failures >= (setup.deadLetters() ? FAILURES_WITH_A_LETTER : FAILURES_WITHOUT_A_LETTER)) {
                // A message that failed when it was produced alone stays in its queue for an hour. A restart of the
                // worker ends that wait.
                task.stop();
                killed();
                return;
            }
            if (!task.process().isAlive()) {
                throw new KilledError();
            }
            if (!once()) {
                return;
            }
        }
    }

    private void checkProgress() {
        account.check(
                Invariant.NO_STALL,
                !choices.isCalm() || time.now() - PATIENCE < Math.max(calmSince, lastLingered),
                () -> PATIENCE / VirtualTime.SECOND + " s after the trouble the queue still has "
                        + account.messages().stream()
                                .filter(message -> !message.deleted)
                                .toList());
    }

    /** Polls once and delivers the records. Returns false when the task has ended. */
    private boolean once() {
        List<QueueRecord> records;
        try {
            records = task.poll();
        } catch (ConnectException e) {
            account.check(Invariant.TASK_STAYS_UP, false, () -> "it failed with " + e.getMessage());
            return false;
        }
        account.check(Invariant.TASK_STAYS_UP, true, () -> "");
        Transactions.Outcome outcome = transactions.take(task, records);
        switch (outcome) {
            case DONE -> {
                return true;
            }
            case KILLED -> killed();
            case FAILED -> {
                failures++;
                task.stop();
                task = null;
            }
            case FENCED -> linger();
        }
        return false;
    }

    private void rebalance() {
        if (choices.happens(Choice.OLD_TASK_LINGERS)) {
            linger();
            return;
        }
        transactions.finalCommit(task);
        task.stop();
        task = null;
        if (choices.coin()) {
            history = new FailureHistory(time::now);
            failures = 0;
        } else {
            // A record that is produced alone counts as failed when its task stops. The task does not learn why it
            // stops.
            failures++;
        }
    }

    /** A new task starts elsewhere. Connect no longer polls the old task, which still has its connections. */
    private void linger() {
        RunningTask old = task;
        task = null;
        history = new FailureHistory(time::now);
        lingering++;
        boolean ends = choices.coin();
        time.after(choices.betweenMillis(500, 30_000), () -> {
            if (old.process().isAlive()) {
                if (ends) {
                    try {
                        old.stop();
                    } catch (KilledError e) {
                        // The task ends together with its process.
                    }
                } else {
                    old.process().kill();
                }
            }
            lingering--;
            lastLingered = time.now();
        });
    }

    /** Without faults, a stopped task leaves a message hidden only if the task never got the answer of the receive. */
    private void stopHalfway() {
        if (task == null) {
            start();
        }
        pollFor(choices.upToMillis(600));
        transactions.finalCommit(task);
        task.stop();
        time.runUntil(time.now() + SETTLING);
        checkNothingHidden();
        task = null;
    }

    private void pauseHalfway() {
        if (task == null) {
            start();
        }
        pollFor(choices.upToMillis(600));
        time.runUntil(time.now() + 7 * VirtualTime.SECOND + SETTLING);
        checkNothingHidden();
    }

    private void pollFor(long nanos) {
        long until = time.now() + nanos;
        while (time.now() < until) {
            if (!once()) {
                throw new IllegalStateException("Without trouble no task ends");
            }
        }
    }

    private void checkNothingHidden() {
        for (Message message : account.messages()) {
            if (message.deleted || message.sequence == 0) {
                continue;
            }
            boolean hidden = message.visibleAt > time.now();
            boolean answerNeverCame = message.receives > message.newestAnswered;
            account.check(
                    Invariant.NOTHING_LEFT_HIDDEN,
                    !hidden || answerNeverCame || message.handedOverTo != null,
                    () -> message + " is hidden");
        }
        account.verify();
    }

    /**
     * Waits until no work passes between threads. The task must then have no reserved budget except that of current
     * receives.
     */
    private void checkRoom() {
        long limit = time.now() + LONGEST_LATE_ANSWERS;
        while (heldRoom().isPresent() && time.now() < limit) {
            time.step(limit);
        }
        account.check(
                Invariant.ROOM_GIVEN_BACK,
                heldRoom().isEmpty(),
                () -> heldRoom().orElse(""));
    }

    private Optional<String> heldRoom() {
        return task.heldRoom(setup.config().maxMessages());
    }

    private void finish() {
        if (task != null) {
            checkRoom();
            task.stop();
            time.runUntil(time.now() + SETTLING);
        }
        for (Message message : account.messages()) {
            account.check(
                    Invariant.NOTHING_LOST, message.produced || message.droppedOnce, () -> message + " is nowhere");
        }
        account.verify();
    }
}
