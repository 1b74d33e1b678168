package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A message between receive and delete. It stores the receipt handle for the delete, but not the body. So it uses little memory
 * after Kafka has acknowledged the record.
 *
 * <p>The stage only moves forward. If several callers try the same move, exactly one of them gets {@code true}.
 */
public final class InFlightMessage {

    private enum Stage {
        /** Received, and not yet handed to Connect. */
        WAITING,
        /** Handed to Connect. */
        HANDED_OVER,
        /** To be deleted: Kafka has the record, or none is needed. */
        SETTLED,
        /** Deleted, left in the queue, or released: the task no longer has the message. */
        GONE
    }

    /**
     * The heap that a message takes beside body and attributes: receipt handle, ids, the headers of its record and the objects
     * that hold it. A message with a body of 100 bytes takes 1,500 bytes.
     */
    private static final int OVERHEAD_BYTES = 1_024;

    private final QueueUrl queue;
    private final String messageId;
    private final String groupId;
    private final String ordered;
    private final String deduplicationId;
    private final BigInteger sequenceNumber;
    private final long sentTimestampMs;
    private final int receiveCount;
    private final long receivedNanos;

    private volatile String receiptHandle;
    private int handleReceiveCount;
    private volatile long handleNanos;
    private Stage stage = Stage.WAITING;
    private String topic;
    private long handedOverNanos;
    private long heldBytes;
    private long convertedBytes;

    /** @param receivedNanos the time when it was received, on the task's monotonic clock */
    public InFlightMessage(QueueUrl queue, ReceivedMessage message, long receivedNanos) {
        this.queue = queue;
        this.messageId = message.messageId();
        this.groupId = message.groupId().orElse(null);
        this.ordered = queue.isFifo() ? queue.url() + ' ' + message.groupId().orElse("") : null;
        this.deduplicationId = message.deduplicationId().orElse(null);
        this.sequenceNumber = message.sequenceNumber().orElse(null);
        this.sentTimestampMs = message.sentTimestampMs();
        this.receiveCount = message.receiveCount();
        this.handleReceiveCount = message.receiveCount();
        this.receivedNanos = receivedNanos;
        this.handleNanos = receivedNanos;
        this.receiptHandle = message.receiptHandle();
        this.heldBytes = bytesOf(message);
    }

    /** The bytes of the budget that a received message uses. */
    public static long bytesOf(ReceivedMessage message) {
        return OVERHEAD_BYTES + message.sizeBytes();
    }

    public QueueUrl queue() {
        return queue;
    }

    public String messageId() {
        return messageId;
    }

    public Optional<String> groupId() {
        return Optional.ofNullable(groupId);
    }

    /**
     * Names the messages whose order is kept: those of one message group of a FIFO queue. Empty on a standard queue, which keeps
     * no order, not even of messages that have a group.
     */
    public Optional<String> ordered() {
        return Optional.ofNullable(ordered);
    }

    public Optional<String> deduplicationId() {
        return Optional.ofNullable(deduplicationId);
    }

    /** The sequence number of a FIFO message; null on a standard queue. */
    public BigInteger sequenceNumber() {
        return sequenceNumber;
    }

    public long sentTimestampMs() {
        return sentTimestampMs;
    }

    /** The receive count of SQS when this task first received the message. */
    public int receiveCount() {
        return receiveCount;
    }

    public long receivedNanos() {
        return receivedNanos;
    }

    /** When the newest receipt handle was received. SQS's limit of twelve hours in flight counts from this time. */
    long handleNanos() {
        return handleNanos;
    }

    /** The newest receipt handle. */
    public String receiptHandle() {
        return receiptHandle;
    }

    /**
     * Stores the receipt handle of a later receive, because only the newest handle deletes reliably; false if the receive was
     * an earlier one. Responses may overtake each other, so the receive count decides which receive is later.
     */
    synchronized boolean renewHandle(ReceivedMessage copy, long copyReceivedNanos) {
        if (copy.receiveCount() < handleReceiveCount) {
            return false;
        }
        handleReceiveCount = copy.receiveCount();
        receiptHandle = copy.receiptHandle();
        handleNanos = copyReceivedNanos;
        return true;
    }

    /** Whether the message was received more than once. */
    synchronized boolean wasReceivedBefore() {
        return handleReceiveCount > 1;
    }

    /** Marks the message as handed to Connect; false if it is no longer waiting. */
    synchronized boolean handOver(String recordTopic, long nanos) {
        if (stage != Stage.WAITING) {
            return false;
        }
        stage = Stage.HANDED_OVER;
        topic = recordTopic;
        handedOverNanos = nanos;
        return true;
    }

    /** When the message was handed to Connect, on the task's monotonic clock. */
    public synchronized long handedOverNanos() {
        return handedOverNanos;
    }

    /** The topic of the record; null before the message is handed over. */
    public synchronized String topic() {
        return topic;
    }

    /** Marks the message as settled; false if it is already settled or gone. */
    synchronized boolean settle() {
        if (stage == Stage.SETTLED || stage == Stage.GONE) {
            return false;
        }
        stage = Stage.SETTLED;
        return true;
    }

    /** Marks the message as gone if Connect has not seen it; false otherwise. */
    synchronized boolean withdraw() {
        if (stage != Stage.WAITING) {
            return false;
        }
        stage = Stage.GONE;
        return true;
    }

    /** Marks the message as gone; false if it is already gone. */
    synchronized boolean leave() {
        if (stage == Stage.GONE) {
            return false;
        }
        stage = Stage.GONE;
        return true;
    }

    /** Whether the message has not been handed to Connect. */
    public synchronized boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    /** Whether the message only has to be deleted. */
    public synchronized boolean isSettled() {
        return stage == Stage.SETTLED;
    }

    /** Whether Connect still has to report on the message. */
    public synchronized boolean isHandedOver() {
        return stage == Stage.HANDED_OVER;
    }

    /** The bytes of the budget that this message uses. */
    synchronized long heldBytes() {
        return heldBytes;
    }

    /** Sets the size of the message's record, unless it is gone; returns the difference in the budget. */
    synchronized long holdRecord(long recordBytes) {
        return stage == Stage.GONE ? 0 : hold(OVERHEAD_BYTES + recordBytes);
    }

    /** Stops using bytes of the budget; returns the difference. */
    synchronized long holdNothing() {
        return hold(0);
    }

    private long hold(long bytes) {
        long difference = bytes - heldBytes;
        heldBytes = bytes;
        return difference;
    }

    /** Sets the size of the converted value, unless the message is gone; returns the difference. */
    synchronized long convertTo(long bytes) {
        if (stage == Stage.GONE && bytes > 0) {
            return 0;
        }
        long difference = bytes - convertedBytes;
        convertedBytes = bytes;
        return difference;
    }

    @Override
    public String toString() {
        return "message " + messageId + " of queue " + queue.name();
    }
}
