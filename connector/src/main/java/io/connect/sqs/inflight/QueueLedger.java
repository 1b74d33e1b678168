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
 * The messages of one queue that are in flight in this task, by message id. Each of them uses part of the budget, and its
 * visibility timeout is extended until it leaves the ledger. Thread-safe.
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

    /** The message with this id, if it is in the ledger. */
    public Optional<InFlightMessage> find(String messageId) {
        return Optional.ofNullable(messages.get(messageId));
    }

    /** Adds a message for which the budget is already reserved. */
    public void enter(InFlightMessage message) {
        messages.put(message.messageId(), message);
        deadlines.track(message);
    }

    /** Stores the receipt handle of a later receive, and tracks its new visibility timeout. */
    public void redelivered(InFlightMessage message, ReceivedMessage copy, long receivedNanos) {
        if (message.renewHandle(copy, receivedNanos)) {
            deadlines.track(message);
        }
    }

    /**
     * Whether SQS may have confirmed the delete of a message without deleting it. This happens on a standard queue if the
     * message was visible in the meantime and was received again. A FIFO queue refuses any handle except the newest.
     */
    public boolean mayHaveMissedItsDelete(InFlightMessage message) {
        return !queue.isFifo() && (message.wasReceivedBefore() || deadlines.mayHaveLapsed(message));
    }

    /** Marks a message as handed to Connect; false if it has left the ledger. */
    public boolean handOver(InFlightMessage message, String topic) {
        return message.handOver(topic, deadlines.now());
    }

    /** Replaces the body size of a message in the budget by the size of its record. */
    public void charge(InFlightMessage message, long recordBytes) {
        budget.release(0, -message.holdRecord(recordBytes));
        converted.add(message.convertTo(recordBytes));
    }

    /** Marks a message as settled and frees its bytes; false if this was done before. */
    public boolean settle(InFlightMessage message) {
        if (!message.settle()) {
            return false;
        }
        freeBytes(message, 0);
        return true;
    }

    /** Removes a message that was deleted or goes back to its queue; false if it was removed before. */
    public boolean leave(InFlightMessage message) {
        if (!message.leave()) {
            return false;
        }
        remove(message);
        return true;
    }

    /** Removes a message that Connect has not seen; false if Connect has seen it or it was removed before. */
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

    /** The messages that were not handed to Connect. */
    public List<InFlightMessage> waiting() {
        return select(InFlightMessage::isWaiting);
    }

    /** The messages that were handed to Connect, and on which Connect has not reported yet. */
    public List<InFlightMessage> handedOver() {
        return select(InFlightMessage::isHandedOver);
    }

    /** Whether Connect still has to report on a message. */
    public boolean hasHandedOver() {
        return messages.values().stream().anyMatch(InFlightMessage::isHandedOver);
    }

    /** Whether a report by Connect or the confirmation of a delete is outstanding. */
    public boolean hasUnsettled() {
        return messages.values().stream().anyMatch(message -> message.isHandedOver() || message.isSettled());
    }

    /** The number of messages in flight, without the reservations of receives in progress. */
    public int messageCount() {
        return messages.size();
    }

    /** The bytes of the budget that the messages in flight use. */
    public long byteCount() {
        return messages.values().stream().mapToLong(InFlightMessage::heldBytes).sum();
    }

    /** When the oldest message in flight was received, on the task's monotonic clock; {@code now} if there is none. */
    public long oldestReceivedNanos(long now) {
        long oldest = now;
        for (InFlightMessage message : messages.values()) {
            oldest = message.receivedNanos() - oldest < 0 ? message.receivedNanos() : oldest;
        }
        return oldest;
    }

    private void freeBytes(InFlightMessage message, int freedMessages) {
        budget.release(freedMessages, -message.holdNothing());
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
