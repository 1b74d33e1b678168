package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.chance.Invariant;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;

/** The SQS connections of one process. Requests and answers are delayed and may get lost. */
final class SimulatedSqs implements SqsApi {

    static final long CREATED = 1_700_000_000;

    /** The read timeout of a call. For a receive, it starts at the end of the wait time. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration POLL_PATIENCE = Duration.ofSeconds(7);

    /** An answer that arrived this long ago has been processed, even if the task's thread is slow. */
    private static final long LOOKED_AT = 30 * VirtualTime.MILLI;

    /** A stop awaits the answers of a busy queue at least this long; some milliseconds less than the task does. */
    private static final long AWAITED = 190 * VirtualTime.MILLI;

    /** A queue that gave messages within this time is busy; a little less than for the task. */
    private static final long BUSY = 1_900 * VirtualTime.MILLI;

    /** After this time a task closes its connections, whatever is still to come. */
    private static final long LONGEST_STOP = 35 * VirtualTime.SECOND;

    private final VirtualTime time;
    private final Choices choices;
    private final WorkerProcess process;
    private final Map<QueueUrl, QueueModel> queues;
    private final Account account;
    private final Map<QueueUrl, Long> gaveAt = new HashMap<>();

    /** The receives that the task has abandoned, while SQS has not noticed it. */
    private final Map<QueueUrl, Integer> abandoned = new HashMap<>();

    private int releases;
    private boolean closed;

    SimulatedSqs(
            VirtualTime time,
            Choices choices,
            WorkerProcess process,
            Map<QueueUrl, QueueModel> queues,
            Account account) {
        this.time = time;
        this.choices = choices;
        this.process = process;
        this.queues = queues;
        this.account = account;
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        account.check(
                Invariant.NOTHING_RECEIVED_UNPOLLED,
                closed || process.unpolledNanos() < POLL_PATIENCE.toNanos(),
                () -> "a receive after " + process.unpolledNanos() / VirtualTime.MILLI + " ms without a poll");
        CompletableFuture<List<ReceivedMessage>> result = new CompletableFuture<>();
        long givenUpAt = time.now() + call.waitTime().plus(READ_TIMEOUT).toNanos();
        if (choices.happens(Choice.RECEIVE_THROTTLED)) {
            fail(result, time.now() + choices.upToMillis(50), FailureKind.THROTTLED);
        } else if (choices.happens(Choice.RECEIVE_REQUEST_LOST)) {
            fail(result, givenUpAt, FailureKind.TRANSIENT);
        } else {
            time.after(travel(), () -> arrived(call, result, givenUpAt));
        }
        return result;
    }

    private void arrived(ReceiveCall call, CompletableFuture<List<ReceivedMessage>> result, long givenUpAt) {
        QueueModel queue = queues.get(call.queue());
        boolean noticesCancel = !choices.happens(Choice.ABANDONED_RECEIVE_SERVED);
        if (result.isCancelled() && noticesCancel) {
            return;
        }
        AtomicLong arrives = new AtomicLong(Long.MAX_VALUE);
        QueueModel.Poll poll = queue.receive(call, (messages, failure) -> {
            if (failure != null) {
                fail(result, time.now() + travel(), failure.kind());
            } else if (!messages.isEmpty() && choices.happens(Choice.RECEIVE_ANSWER_LOST)) {
                fail(result, choices.coin() ? givenUpAt : time.now() + travel(), FailureKind.TRANSIENT);
            } else {
                long left = Math.max(0, (givenUpAt - time.now()) / VirtualTime.MILLI - 1);
                long late = !messages.isEmpty() && choices.happens(Choice.RECEIVE_ANSWER_LATE)
                        ? choices.upToMillis(left)
                        : travel();
                arrives.set(messages.isEmpty() ? Long.MAX_VALUE : time.now() + late);
                long inTime = time.now() + call.visibility().toNanos() / 2;
                deliver(time.now() + late, () -> complete(queue, result, messages, inTime));
            }
        });
        result.whenComplete((messages, thrown) -> {
            if (result.isCancelled()) {
                checkAwaited(call.queue(), arrives.get());
                if (noticesCancel) {
                    abandoned.merge(call.queue(), 1, Integer::sum);
                    time.after(travel(), () -> {
                        abandoned.merge(call.queue(), -1, Integer::sum);
                        queue.abandon(poll);
                    });
                }
            }
        });
    }

    /** Checks a receive that the task has abandoned. */
    private void checkAwaited(QueueUrl queue, long arrives) {
        if (process.isStopping()) {
            long stop = process.stopBeganAt();
            boolean busy = gaveAt.containsKey(queue) && stop - gaveAt.get(queue) < BUSY;
            account.check(
                    Invariant.BUSY_QUEUE_AWAITED,
                    !busy || arrives > stop + AWAITED || process.soonest(stop) > stop,
                    () -> "the stop abandons an answer that arrives " + (arrives - stop) / VirtualTime.MILLI
                            + " ms after its beginning");
        }
    }

    private void complete(
            QueueModel queue,
            CompletableFuture<List<ReceivedMessage>> result,
            List<ReceivedMessage> messages,
            long inTime) {
        time.tell(
                "received:",
                messages.stream().map(ReceivedMessage::receiptHandle).toList());
        if (result.complete(messages)) {
            long now = time.now();
            if (!messages.isEmpty() && !process.isStopping()) {
                gaveAt.put(queue.url(), now);
            }
            for (ReceivedMessage message : messages) {
                QueueModel.Handle handle = queue.handle(message.receiptHandle());
                handle.message().cameLate |= now > inTime;
                handle.message().newestAnswered = Math.max(handle.message().newestAnswered, handle.receive());
                time.after(LOOKED_AT, () -> known(handle, now));
            }
        }
    }

    private void known(QueueModel.Handle handle, long since) {
        if (process.standsStill()) {
            time.at(process.soonest(time.now()) + LOOKED_AT, () -> known(handle, since));
        } else {
            process.has(handle.message().id, handle.receive(), since);
        }
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl url, List<String> handles) {
        QueueModel queue = queues.get(url);
        for (String handle : handles) {
            QueueModel.Handle of = queue.handle(handle);
            time.tell("delete is asked for", handle);
            account.mayBeDeleted(of.message());
            int newest = process.newestReceive(of.message().id);
            account.check(
                    Invariant.NEWEST_HANDLE_USED,
                    newest <= of.receive()
                            || newest < of.message().receives
                            || of.message().failed
                            || !queue.holds(of.message().handle),
                    () -> of.message() + " is deleted with the handle of receive " + of.receive()
                            + ", and the task has that of " + newest);
        }
        if (choices.happens(Choice.DELETE_REQUEST_LOST)) {
            return lost();
        }
        boolean late = choices.happens(Choice.DELETE_LATE);
        return batch(
                handles,
                late ? choices.upToMillis(2_900) : travel(),
                choices.happens(Choice.DELETE_ANSWER_LOST),
                Choice.DELETE_ENTRY_REFUSED,
                (handle, timeout) -> queue.delete(handle),
                null);
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(QueueUrl url, List<String> handles, Duration timeout) {
        QueueModel queue = queues.get(url);
        CompletableFuture<BatchOutcome> result = choices.happens(Choice.VISIBILITY_REQUEST_LOST)
                ? lost()
                : batch(
                        handles,
                        travel(),
                        choices.happens(Choice.VISIBILITY_ANSWER_LOST),
                        Choice.VISIBILITY_ENTRY_REFUSED,
                        queue::changeVisibility,
                        timeout);
        if (timeout.isZero()) {
            account.check(
                    Invariant.NOTHING_RELEASED_TOO_SOON,
                    abandoned.getOrDefault(url, 0) == 0,
                    () -> "SQS has not noticed that " + abandoned.get(url) + " receives were abandoned");
            releases++;
            result.whenComplete((outcome, thrown) -> releases--);
        }
        return result;
    }

    private CompletableFuture<BatchOutcome> batch(
            List<String> handles,
            long way,
            boolean answerLost,
            Choice refusal,
            BiPredicate<String, Duration> deed,
            Duration timeout) {
        CompletableFuture<BatchOutcome> result = new CompletableFuture<>();
        time.after(way, () -> {
            List<BatchOutcome.Refused> refused = new ArrayList<>();
            for (int position = 0; position < handles.size(); position++) {
                if (choices.happens(refusal)) {
                    refused.add(new BatchOutcome.Refused(position, FailureKind.TRANSIENT, "InternalError", "chosen"));
                } else if (!deed.test(handles.get(position), timeout)) {
                    refused.add(new BatchOutcome.Refused(
                            position, FailureKind.STALE_HANDLE, "InvalidParameterValue", "expired"));
                }
            }
            if (answerLost) {
                fail(result, time.now() + READ_TIMEOUT.toNanos(), FailureKind.TRANSIENT);
            } else {
                deliver(time.now() + travel(), () -> result.complete(new BatchOutcome(refused)));
            }
        });
        return result;
    }

    private CompletableFuture<BatchOutcome> lost() {
        CompletableFuture<BatchOutcome> result = new CompletableFuture<>();
        fail(result, time.now() + READ_TIMEOUT.toNanos(), FailureKind.TRANSIENT);
        return result;
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl url) {
        CompletableFuture<QueueAttributes> result = new CompletableFuture<>();
        if (choices.happens(Choice.ATTRIBUTES_UNAVAILABLE)) {
            fail(result, time.now() + travel(), FailureKind.UNKNOWN);
        } else {
            deliver(
                    time.now() + 2 * travel(),
                    () -> result.complete(
                            new QueueAttributes(url.isFifo(), CREATED, Duration.ofSeconds(30), OptionalInt.empty())));
        }
        return result;
    }

    @Override
    public void close() {
        account.check(
                Invariant.RELEASES_ANSWERED,
                releases == 0 || time.now() - process.stopBeganAt() >= LONGEST_STOP,
                () -> releases + " releases are cut");
        closed = true;
    }

    private void fail(CompletableFuture<?> result, long moment, FailureKind kind) {
        deliver(
                moment,
                () -> result.completeExceptionally(
                        new SqsFailure(kind, kind.name(), "The run has chosen " + kind, null)));
    }

    private void deliver(long moment, Runnable answer) {
        time.at(process.soonest(moment), () -> {
            if (process.standsStill()) {
                deliver(process.soonest(time.now()), answer);
            } else if (process.isAlive()) {
                answer.run();
            }
        });
    }

    private long travel() {
        return choices.betweenMillis(1, 15);
    }
}
