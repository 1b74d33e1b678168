package io.connect.sqs.testing;

import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The messages of a {@link FakeSqs}. That object's lock guards them. */
final class FakeQueue {

    private final boolean fifo;
    private final LongSupplier nanoClock;
    private final InstantSource wallClock = InstantSource.system();
    private final Map<String, Stored> messages = new LinkedHashMap<>();
    private final Map<String, Stored> byHandle = new HashMap<>();
    private final Map<String, List<Stored>> byAttempt = new HashMap<>();
    private final List<String> dead = new ArrayList<>();
    private int maxReceiveCount = Integer.MAX_VALUE;
    private long sent;
    private long received;

    FakeQueue(boolean fifo, LongSupplier nanoClock) {
        this.fifo = fifo;
        this.nanoClock = nanoClock;
    }

    String send(String group, String body, Map<String, AttributeValue> attributes) {
        Stored message = new Stored();
        message.id = "m-" + sent;
        message.sequence = 1_000 + sent++;
        message.group = group;
        message.body = body;
        message.attributes = attributes;
        message.visibleFrom = nanoClock.getAsLong();
        message.sentMs = wallClock.millis();
        messages.put(message.id, message);
        return message.id;
    }

    /**
     * Receives, or repeats a receive that brought messages.
     *
     * @throws SqsFailure if one of those messages has been deleted since
     */
    List<ReceivedMessage> receive(int most, Duration visibility, Optional<String> attempt) {
        List<Stored> before = attempt.map(byAttempt::get).orElse(List.of());
        if (!messages.values().containsAll(before)) {
            throw new SqsFailure(FailureKind.TRANSIENT, "InternalFailure", "attempt " + attempt + " is invalid", null);
        }
        List<Stored> batch = before.isEmpty() ? available(most) : before;
        if (!batch.isEmpty()) {
            attempt.ifPresent(id -> byAttempt.put(id, batch));
        }
        long visibleFrom = nanoClock.getAsLong() + visibility.toNanos();
        return batch.stream().map(message -> give(message, visibleFrom)).toList();
    }

    /** From now on, a message that was received this often moves to the dead letters instead of being received again. */
    void redriveAfter(int receives) {
        maxReceiveCount = receives;
    }

    /** Bodies of the messages in the dead-letter queue. */
    List<String> dead() {
        return dead;
    }

    private void redrive(long now) {
        messages.values().removeIf(message -> {
            boolean redriven = message.visibleFrom - now <= 0 && message.receiveCount >= maxReceiveCount;
            if (redriven) {
                dead.add(message.body);
            }
            return redriven;
        });
    }

    private List<Stored> available(int most) {
        long now = nanoClock.getAsLong();
        redrive(now);
        Set<String> locked = new HashSet<>();
        if (fifo) {
            messages.values().stream().filter(m -> m.visibleFrom - now > 0).forEach(m -> locked.add(m.group));
        }
        return messages.values().stream()
                .filter(message -> message.visibleFrom - now <= 0 && !(fifo && locked.contains(message.group)))
                .limit(most)
                .toList();
    }

    /** Returns false if the handle has lapsed. A standard queue does not report this. */
    boolean delete(String handle) {
        Stored message = byHandle.get(handle);
        if (isStale(message, handle)) {
            return message != null && !fifo;
        }
        messages.remove(message.id);
        return true;
    }

    boolean changeVisibility(String handle, Duration timeout) {
        Stored message = byHandle.get(handle);
        if (isStale(message, handle) || !messages.containsKey(message.id)) {
            return false;
        }
        message.visibleFrom = nanoClock.getAsLong() + timeout.toNanos();
        return true;
    }

    int size() {
        return messages.size();
    }

    int visible() {
        long now = nanoClock.getAsLong();
        return (int) messages.values().stream()
                .filter(message -> message.visibleFrom - now <= 0)
                .count();
    }

    /** On FIFO queues a handle lapses with the visibility timeout, on standard queues with the next receive. */
    private boolean isStale(Stored message, String handle) {
        return message == null
                || !handle.equals(message.handle)
                || fifo && messages.containsKey(message.id) && message.visibleFrom - nanoClock.getAsLong() <= 0;
    }

    private ReceivedMessage give(Stored message, long visibleFrom) {
        message.visibleFrom = visibleFrom;
        message.receiveCount++;
        message.firstReceivedMs = message.receiveCount == 1 ? wallClock.millis() : message.firstReceivedMs;
        message.handle = "h-" + received++;
        byHandle.put(message.handle, message);
        Map<String, String> system = new HashMap<>();
        system.put(ReceivedMessage.SENT_TIMESTAMP, Long.toString(message.sentMs));
        system.put(ReceivedMessage.FIRST_RECEIVE_TIMESTAMP, Long.toString(message.firstReceivedMs));
        system.put(ReceivedMessage.RECEIVE_COUNT, Integer.toString(message.receiveCount));
        if (fifo) {
            system.put(ReceivedMessage.GROUP_ID, message.group);
            system.put(ReceivedMessage.DEDUPLICATION_ID, message.id);
            system.put(ReceivedMessage.SEQUENCE_NUMBER, Long.toString(message.sequence));
        }
        return new ReceivedMessage(message.id, message.handle, message.body, message.attributes, system);
    }

    private static final class Stored {
        private String id;
        private String group;
        private String body;
        private Map<String, AttributeValue> attributes;
        private long sequence;
        private long sentMs;
        private long firstReceivedMs;
        private long visibleFrom;
        private int receiveCount;
        private String handle;
    }
}
