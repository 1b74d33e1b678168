package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.machine.SimulatedMachine;
import io.connect.sqs.simulation.machine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A model of one queue that follows the documented rules of SQS. It has visibility timeouts, receipt handles, long
 * polls, and attempt ids to repeat a receive. A group is locked while one of its messages is in flight.
 */
final class QueueModel {

    private static final long ATTEMPT_KNOWN_NANOS = Duration.ofMinutes(5).toNanos();

    private final QueueUrl url;
    private final VirtualTime time;
    private final Choices choices;
    private final boolean failsSpentAttempts;
    private final Map<String, List<Message>> groups = new LinkedHashMap<>();
    private final Map<String, Handle> handles = new HashMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final List<Poll> waiting = new ArrayList<>();
    private long sequence = 1_000;
    private long wakesAt = Long.MAX_VALUE;

    /** @param failsSpentAttempts whether an attempt id of deleted messages is refused (ElasticMQ) or treated as new (SQS) */
    QueueModel(QueueUrl url, VirtualTime time, Choices choices, boolean failsSpentAttempts) {
        this.url = url;
        this.time = time;
        this.choices = choices;
        this.failsSpentAttempts = failsSpentAttempts;
    }

    /** A message and the number of the receive that issued the handle. */
    record Handle(Message message, int receive) {}

    /** A waiting receive. */
    static final class Poll {
        private final ReceiveCall call;
        private final BiConsumer<List<ReceivedMessage>, SqsFailure> answer;
        private boolean done;

        private Poll(ReceiveCall call, BiConsumer<List<ReceivedMessage>, SqsFailure> answer) {
            this.call = call;
            this.answer = answer;
        }
    }

    private record Attempt(List<Message> got, int changes, long until) {}

    QueueUrl url() {
        return url;
    }

    void send(Message message) {
        message.sequence = sequence++;
        message.sentMs = SimulatedMachine.wallMillis(time);
        groups.computeIfAbsent(message.group, name -> new ArrayList<>()).add(message);
        serve();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Receives immediately, or as soon as there is a message. */
    Poll receive(ReceiveCall call, BiConsumer<List<ReceivedMessage>, SqsFailure> answer) {
        Poll poll = new Poll(call, answer);
        if (!serve(poll)) {
            waiting.add(poll);
            time.after(call.waitTime().toNanos(), () -> end(poll));
            planWake();
        }
        return poll;
    }

    /** Ends the poll of a client that has gone. */
    void abandon(Poll poll) {
        poll.done = true;
        waiting.remove(poll);
    }

    private void end(Poll poll) {
        if (!poll.done) {
            abandon(poll);
            poll.answer.accept(List.of(), null);
        }
    }

    private void serve() {
        for (Poll poll : List.copyOf(waiting)) {
            if (!poll.done && serve(poll)) {
                waiting.remove(poll);
            }
        }
        planWake();
    }

    private boolean serve(Poll poll) {
        Attempt before = poll.call.attemptId().map(attempts::get).orElse(null);
        List<Message> batch;
        if (before != null && before.until > time.now() && isUnchanged(before)) {
            batch = before.got;
            batch.forEach(message ->
                    message.visibleAt = time.now() + poll.call.visibility().toNanos());
        } else if (before != null
                && before.until > time.now()
                && failsSpentAttempts
                && before.got.stream().anyMatch(message -> message.deleted)) {
            poll.done = true;
            poll.answer.accept(
                    null,
                    new SqsFailure(
                            FailureKind.TRANSIENT, "InternalFailure", "The attempt id is not valid any more", null));
            return true;
        } else {
            batch = available(poll.call.maxMessages());
            batch.forEach(message -> give(message, poll.call.visibility()));
            if (!batch.isEmpty() && poll.call.attemptId().isPresent()) {
                attempts.put(
                        poll.call.attemptId().get(),
                        new Attempt(batch, changes(batch), time.now() + ATTEMPT_KNOWN_NANOS));
            }
        }
        if (batch.isEmpty()) {
            return false;
        }
        poll.done = true;
        poll.answer.accept(batch.stream().map(this::received).toList(), null);
        return true;
    }

    private boolean isUnchanged(Attempt attempt) {
        return changes(attempt.got) == attempt.changes
                && attempt.got.stream().allMatch(message -> !message.deleted && message.visibleAt > time.now());
    }

    private static int changes(List<Message> messages) {
        int sum = 0;
        for (Message message : messages) {
            sum += message.changes;
        }
        return sum;
    }

    private List<Message> available(int asked) {
        int most = choices.happens(Choice.RECEIVE_SHORT) ? choices.between(1, asked) : asked;
        List<Message> batch = new ArrayList<>();
        List<List<Message>> inSomeOrder = new ArrayList<>(groups.values());
        if (inSomeOrder.size() > 1) {
            Collections.rotate(inSomeOrder, choices.between(0, inSomeOrder.size() - 1));
        }
        for (List<Message> group : inSomeOrder) {
            boolean locked = url.isFifo() && isAnyHidden(group);
            for (int i = 0; !locked && i < group.size() && batch.size() < most; i++) {
                if (!isHidden(group.get(i))) {
                    batch.add(group.get(i));
                }
            }
        }
        return batch;
    }

    /** A loop, because this runs at every event, and the first compiler makes streams slow. */
    private boolean isAnyHidden(List<Message> group) {
        for (Message message : group) {
            if (isHidden(message)) {
                return true;
            }
        }
        return false;
    }

    boolean isHidden(Message message) {
        return message.visibleAt > time.now();
    }

    private void give(Message message, Duration visibility) {
        message.visibleAt = time.now() + visibility.toNanos();
        message.receives++;
        if (message.receives == 1) {
            message.firstReceivedMs = SimulatedMachine.wallMillis(time);
        }
        message.changes++;
        message.handle = message.id + '#' + message.receives;
        time.tell("SQS gives", message.handle);
        handles.put(message.handle, new Handle(message, message.receives));
    }

    private ReceivedMessage received(Message message) {
        String sent = Long.toString(message.sentMs);
        String first = Long.toString(message.firstReceivedMs);
        String count = Integer.toString(message.receives);
        Map<String, String> system = url.isFifo()
                ? Map.of(
                        ReceivedMessage.SENT_TIMESTAMP,
                        sent,
                        ReceivedMessage.FIRST_RECEIVE_TIMESTAMP,
                        first,
                        ReceivedMessage.RECEIVE_COUNT,
                        count,
                        ReceivedMessage.GROUP_ID,
                        message.group,
                        ReceivedMessage.DEDUPLICATION_ID,
                        message.id,
                        ReceivedMessage.SEQUENCE_NUMBER,
                        Long.toString(message.sequence))
                : Map.of(
                        ReceivedMessage.SENT_TIMESTAMP,
                        sent,
                        ReceivedMessage.FIRST_RECEIVE_TIMESTAMP,
                        first,
                        ReceivedMessage.RECEIVE_COUNT,
                        count);
        return new ReceivedMessage(message.id, message.handle, message.body, Map.of(), system);
    }

    Handle handle(String handle) {
        return handles.get(handle);
    }

    /** Whether a handle is valid for its message. On FIFO queues it is valid only until the visibility timeout ends. */
    boolean holds(String handle) {
        Message message = handles.get(handle).message();
        return handle.equals(message.handle) && !message.deleted && (!url.isFifo() || isHidden(message));
    }

    /**
     * Deletes the message. Returns false if the handle has lapsed. A standard queue does not report a lapsed handle: it
     * answers as if it had deleted the message.
     */
    boolean delete(String handle) {
        Message message = handles.get(handle).message();
        if (message.deleted) {
            return true;
        }
        time.tell(holds(handle) ? "SQS deletes" : "SQS does not delete", handle);
        if (!holds(handle)) {
            return !url.isFifo();
        }
        message.deleted = true;
        message.changes++;
        List<Message> group = groups.get(message.group);
        group.remove(message);
        if (group.isEmpty()) {
            groups.remove(message.group);
        }
        serve();
        return true;
    }

    /**
     * Hides the message for this time from now. Returns false if the handle has lapsed. On a standard queue, an older
     * handle also works while the message is hidden.
     */
    boolean changeVisibility(String handle, Duration timeout) {
        Message message = handles.get(handle).message();
        boolean actsAnyway = !url.isFifo() && !message.deleted && isHidden(message);
        if (!holds(handle) && !actsAnyway) {
            return false;
        }
        time.tell("SQS hides for " + timeout.toSeconds() + " s", handle);
        message.visibleAt = time.now() + timeout.toNanos();
        message.changes++;
        serve();
        return true;
    }

    /** Checks waiting receives when the next hidden message becomes visible. */
    private void planWake() {
        if (waiting.isEmpty()) {
            return;
        }
        long next = Long.MAX_VALUE;
        for (List<Message> group : groups.values()) {
            for (Message message : group) {
                if (isHidden(message)) {
                    next = Math.min(next, message.visibleAt);
                }
            }
        }
        if (next < wakesAt) {
            wakesAt = next;
            time.at(next, () -> {
                wakesAt = Long.MAX_VALUE;
                serve();
            });
        }
    }
}
