package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The messages of one queue that are in flight here, by message id. Every message in it is on the account of the budget and
 * has its visibility kept up until it leaves. Thread-safe.
 */
public final class QueueLedger {

    private final QueueUrl queue;
    private final InFlightBudget budget;
    private final ConversionThrottle converted;
    private final VisibilityDeadlines deadlines;
    private final Map<String, InFlightMessage> messages = new ConcurrentHashMap<>();

    public QueueLedger(
            QueueUrl queue, InFlightBudget budget, ConversionThrottle converted, VisibilityDeadlines deadlines) {
        this.queue = queue;
        this.budget = budget;
        this.converted = converted;
        this.deadlines = deadlines;
    }

    public QueueUrl queue() {
        return queue;
    }

    /** The message with this id, if it is in flight here. */
    public Optional<InFlightMessage> find(String messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    /** Enters a message whose place in the budget is reserved. */
    public void enter(InFlightMessage message) {
        messages.put(message.messageId(), message);
        deadlines.track(message);
    }

    /** Takes the handle of a later receive; its visibility timeout has begun anew. */
    public void redelivered(InFlightMessage message, ReceivedMessage copy, long receivedNanos) {
        if (message.renewHandle(copy, receivedNanos)) {
            deadlines.track(message);
        }
    }

    /**
     * Whether the delete of a message may have been confirmed and not made: it may have been visible, so that a later receive may
     * have taken it. A FIFO queue refuses a handle that is not the newest.
     */
    public boolean mayHaveMissedItsDelete(InFlightMessage message) {
        return !queue.isFifo() && (message.wasReceivedBefore() || deadlines.mayHaveLapsed(message));
    }

    /** Moves a message on to Connect; false if it has left meanwhile. */
    public boolean handOver(InFlightMessage message, String topic) {
        return message.handOver(topic, deadlines.now());
    }

    /** Charges a converted message with the size of its record in the place of its body's. */
    public void charge(InFlightMessage message, long recordBytes) {
        budget.release(0, -message.holdBytes(recordBytes));
        converted.add(message.convertTo(recordBytes));
    }

    /** Moves a message on to deletion and frees its bytes; false if that was done before. */
    public boolean settle(InFlightMessage message) {
        if (!message.settle()) {
            return false;
        }
        freeBytes(message, 0);
        return true;
    }

    /** Removes a message that is deleted, or that belongs to the queue again. False if it had been removed before. */
    public boolean leave(InFlightMessage message) {
        if (!message.leave()) {
            return false;
        }
        remove(message);
        return true;
    }

    /** Lets a message go that Connect has not seen; false if it has, or the message has left. */
    public boolean withdraw(InFlightMessage message) {
        if (!message.withdraw()) {
            return false;
        }
        remove(message);
        return true;
    }

    private void remove(InFlightMessage message) {
        messages.remove(message.messageId(), message);
        deadlines.forget(message);
        freeBytes(message, 1);
    }

    /** The messages that Connect has not been given. */
    public List<InFlightMessage> waiting() {
        return select(InFlightMessage::isWaiting);
    }

    /** Messages handed to Connect that it has not confirmed yet. */
    public List<InFlightMessage> handedOver() {
        return select(InFlightMessage::isHandedOver);
    }

    /** Whether there is any such message. */
    public boolean hasHandedOver() {
        return messages.values().stream().anyMatch(InFlightMessage::isHandedOver);
    }

    /** Whether Connect may still report on a message, or a delete is still to be confirmed. */
    public boolean hasUnsettled() {
        return messages.values().stream().anyMatch(message -> message.isHandedOver() || message.isSettled());
    }

    /** How many messages are in flight, without the room that receives under way have reserved. */
    public int messageCount() {
        return messages.size();
    }

    /** The bytes that the messages in flight hold. */
    public long byteCount() {
        return messages.values().stream().mapToLong(InFlightMessage::heldBytes).sum();
    }

    /** When the message in flight for longest was received, on the task's monotonic clock; {@code now} when there is none. */
    public long oldestReceivedNanos(long now) {
        long oldest = now;
        for (InFlightMessage message : messages.values()) {
            oldest = message.receivedNanos() - oldest < 0 ? message.receivedNanos() : oldest;
        }
        return oldest;
    }

    private void freeBytes(InFlightMessage message, int freedMessages) {
        budget.release(freedMessages, -message.holdBytes(0));
        converted.add(message.convertTo(0));
    }

    private List<InFlightMessage> select(Predicate<InFlightMessage> choice) {
        List<InFlightMessage> chosen = new ArrayList<>();
        for (InFlightMessage message : messages.values()) {
            if (choice.test(message)) {
                chosen.add(message);
            }
        }
        return chosen;
    }
}
