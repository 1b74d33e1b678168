package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * SQS in memory on a clock that the test moves: visibility timeouts, receipt handles that lapse, message groups that
 * lock, and long polls. Its own thread only serves long polls.
 */
public final class FakeSqs implements SqsApi {

    private final QueueUrl queue;
    private final FakeQueue state;
    private final LongSupplier nanoClock;
    private final Deque<SqsFailure> failures = new ArrayDeque<>();
    private final List<Poll> polls = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "fake-sqs");
        thread.setDaemon(true);
        return thread;
    });
    private SqsFailure always;
    private Duration visibilityTimeout;
    private Runnable whileAnswerIsLost;
    private boolean releasedIntoAPoll;
    private long abandonedAt;
    private long releasedAt;
    private boolean closed;

    public FakeSqs(QueueUrl queue, Duration visibilityTimeout, LongSupplier nanoClock) {
        this.queue = queue;
        this.visibilityTimeout = visibilityTimeout;
        this.nanoClock = nanoClock;
        this.state = new FakeQueue(queue.isFifo(), nanoClock);
        ticker.scheduleWithFixedDelay(this::servePolls, 1, 1, TimeUnit.MILLISECONDS);
    }

    /** Sends a message to the queue and returns its id. */
    public synchronized String send(String group, String body) {
        return send(group, body, Map.of());
    }

    public synchronized String send(String group, String body, Map<String, AttributeValue> attributes) {
        return state.send(group, body, attributes);
    }

    /** Makes the next calls fail as a whole, in this order. */
    public synchronized void failNext(FailureKind kind, String code) {
        failures.add(new SqsFailure(kind, code, "SQS says " + code, null));
    }

    /** Makes every call fail as a whole from now on. */
    public synchronized void failAlways(FailureKind kind, String code) {
        always = new SqsFailure(kind, code, "SQS says " + code, null);
    }

    /** Makes calls succeed again. */
    public synchronized void recover() {
        always = null;
    }

    /**
     * Loses the next answer with messages: they are in flight, and no receiver has them.
     *
     * @param meanwhile runs before the caller notices the loss
     */
    public synchronized void loseNextAnswer(Runnable meanwhile) {
        whileAnswerIsLost = meanwhile;
    }

    /** Gives the queue a redrive policy. */
    public synchronized void redriveAfter(int maxReceiveCount) {
        state.redriveAfter(maxReceiveCount);
    }

    /** Bodies of the messages that the redrive policy moved. */
    public synchronized List<String> dead() {
        return List.copyOf(state.dead());
    }

    /** Number of messages that are not deleted. */
    public synchronized int depth() {
        return state.size();
    }

    /** Number of messages that a receive could return now, without regard to group locks. */
    public synchronized int visible() {
        return state.visible();
    }

    /** Names of the calls made so far. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Number of long polls that wait. */
    public synchronized int waitingPolls() {
        return polls.size();
    }

    /**
     * Whether messages were ever released while a receive of the same task was waiting. That receive would get them
     * immediately.
     */
    public synchronized boolean hasReleasedIntoAPoll() {
        return releasedIntoAPoll;
    }

    /** The real time from the last abandoned receive to the last release. Real services notice an abandoned receive late. */
    public synchronized Duration fromAbandonToRelease() {
        return Duration.ofNanos(releasedAt - abandonedAt);
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        CompletableFuture<List<ReceivedMessage>> result = new CompletableFuture<>();
        synchronized (this) {
            calls.add("receive");
            if (fails()) {
                result.completeExceptionally(failure());
                return result;
            }
            polls.add(new Poll(
                    call, result, nanoClock.getAsLong() + call.waitTime().toNanos()));
        }
        result.whenComplete((messages, thrown) -> noteAbandoned(result));
        servePolls();
        return result;
    }

    private synchronized void noteAbandoned(CompletableFuture<?> receive) {
        if (receive.isCancelled()) {
            abandonedAt = System.nanoTime();
        }
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl url, List<String> handles) {
        return batch("delete", handles, state::delete);
    }

    @Override
    public synchronized CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl url, List<String> handles, Duration timeout) {
        if (timeout.isZero()) {
            releasedAt = System.nanoTime();
        }
        releasedIntoAPoll |= timeout.isZero() && polls.stream().anyMatch(poll -> !poll.result.isDone());
        return batch(
                timeout.isZero() ? "release" : "extend", handles, handle -> state.changeVisibility(handle, timeout));
    }

    @Override
    public synchronized CompletableFuture<QueueAttributes> attributes(QueueUrl url) {
        calls.add("attributes");
        return !fails()
                ? CompletableFuture.completedFuture(
                        new QueueAttributes(queue.isFifo(), 1_700_000_000, visibilityTimeout, OptionalInt.empty()))
                : CompletableFuture.failedFuture(failure());
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticker.shutdown();
    }

    private synchronized CompletableFuture<BatchOutcome> batch(
            String name, List<String> handles, java.util.function.Predicate<String> deed) {
        calls.add(name);
        if (fails()) {
            return CompletableFuture.failedFuture(failure());
        }
        List<BatchOutcome.Refused> refused = new ArrayList<>();
        for (int position = 0; position < handles.size(); position++) {
            if (!deed.test(handles.get(position))) {
                refused.add(new BatchOutcome.Refused(
                        position, FailureKind.STALE_HANDLE, "ReceiptHandleIsInvalid", "it is"));
            }
        }
        return CompletableFuture.completedFuture(new BatchOutcome(refused));
    }

    private boolean fails() {
        return always != null || !failures.isEmpty();
    }

    private SqsFailure failure() {
        return always != null ? always : failures.poll();
    }

    /** Answers polls without the lock, because continuations may call this object. */
    private void servePolls() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (this) {
            for (Poll poll : List.copyOf(polls)) {
                answer(poll).ifPresent(answer -> {
                    answers.add(answer);
                    polls.remove(poll);
                });
            }
        }
        answers.forEach(Runnable::run);
    }

    /** Returns the action that answers a poll; empty while the poll must wait. */
    private Optional<Runnable> answer(Poll poll) {
        if (poll.result.isCancelled()) {
            return Optional.of(() -> {});
        }
        try {
            List<ReceivedMessage> messages =
                    state.receive(poll.call.maxMessages(), poll.call.visibility(), poll.call.attemptId()).stream()
                            .map(message -> asked(poll.call, message))
                            .toList();
            if (messages.isEmpty() && nanoClock.getAsLong() - poll.deadline < 0) {
                return Optional.empty();
            }
            return Optional.of(
                    whileAnswerIsLost == null || messages.isEmpty()
                            ? () -> poll.result.complete(messages)
                            : losing(poll.result));
        } catch (SqsFailure e) {
            return Optional.of(() -> poll.result.completeExceptionally(e));
        }
    }

    /** SQS returns only the requested attributes. */
    private static ReceivedMessage asked(ReceiveCall call, ReceivedMessage message) {
        Map<String, AttributeValue> attributes = new HashMap<>(message.attributes());
        attributes
                .keySet()
                .removeIf(name -> call.attributeNames().stream()
                        .noneMatch(asked -> asked.equals("All")
                                || asked.equals(name)
                                || asked.endsWith(".*") && name.startsWith(asked.substring(0, asked.length() - 2))));
        return new ReceivedMessage(
                message.messageId(), message.receiptHandle(), message.body(), attributes, message.systemAttributes());
    }

    private Runnable losing(CompletableFuture<?> answer) {
        Runnable meanwhile = whileAnswerIsLost;
        whileAnswerIsLost = null;
        return () -> {
            meanwhile.run();
            answer.completeExceptionally(new SqsFailure(FailureKind.TRANSIENT, "Lost", "The answer was lost", null));
        };
    }

    private record Poll(ReceiveCall call, CompletableFuture<List<ReceivedMessage>> result, long deadline) {}
}
