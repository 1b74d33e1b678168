package io.connect.sqs.inflight;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.ReceivedMessage;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A message between receive and delete. Holds the receipt handle that the delete needs, and not the body, so that it uses
 * little memory once Kafka has the record.
 *
 * <p>Its stage only moves forward, and each move is made by one caller alone: the methods return whether it was theirs.
 */
public final class InFlightMessage {

    private enum Stage {
        /** Received; being converted, or ready for Connect. */
        WAITING,
        /** Given to Connect. */
        HANDED_OVER,
        /** To be deleted: Kafka has its record, or it needs none. */
        SETTLED,
        /** Deleted, left or released: the task no longer has it. */
        GONE
    }

    private final QueueUrl queue;
    private final String messageId;
    private final String groupId;
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
        this.deduplicationId = message.deduplicationId().orElse(null);
        this.sequenceNumber = message.sequenceNumber().orElse(null);
        this.sentTimestampMs = message.sentTimestampMs();
        this.receiveCount = message.receiveCount();
        this.handleReceiveCount = message.receiveCount();
        this.receivedNanos = receivedNanos;
        this.handleNanos = receivedNanos;
        this.receiptHandle = message.receiptHandle();
        this.heldBytes = message.sizeBytes();
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

    /** How often it had been received when it was first received here. */
    public int receiveCount() {
        return receiveCount;
    }

    public long receivedNanos() {
        return receivedNanos;
    }

    /** When the newest handle was received: SQS counts its longest time in flight from there. */
    long handleNanos() {
        return handleNanos;
    }

    /** The newest handle. */
    public String receiptHandle() {
        return receiptHandle;
    }

    /**
     * Takes the handle of a later receive, which is the one that still deletes; false if it is of an earlier one. Answers of
     * receives may overtake each other, so the later one is the one with the higher count.
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

    /** Whether its newest handle is not of its first receive. */
    synchronized boolean wasReceivedBefore() {
        return handleReceiveCount > 1;
    }

    /** Moves on to Connect; false if the message is no longer waiting. */
    synchronized boolean handOver(String recordTopic, long nanos) {
        if (stage != Stage.WAITING) {
            return false;
        }
        stage = Stage.HANDED_OVER;
        topic = recordTopic;
        handedOverNanos = nanos;
        return true;
    }

    /** When Connect got it, on the task's monotonic clock. */
    public synchronized long handedOverNanos() {
        return handedOverNanos;
    }

    /** The topic of its record; null before it is handed over. */
    public synchronized String topic() {
        return topic;
    }

    /** Moves on to deletion; false if it has been settled before or is gone. */
    synchronized boolean settle() {
        if (stage == Stage.SETTLED || stage == Stage.GONE) {
            return false;
        }
        stage = Stage.SETTLED;
        return true;
    }

    /** Removes it for good unless Connect has it already; returns whether it was removed now. */
    synchronized boolean withdraw() {
        if (stage != Stage.WAITING) {
            return false;
        }
        stage = Stage.GONE;
        return true;
    }

    /** Removes it for good; false if it had been removed before. */
    synchronized boolean leave() {
        if (stage == Stage.GONE) {
            return false;
        }
        stage = Stage.GONE;
        return true;
    }

    /** Whether Connect has not seen it yet. */
    public synchronized boolean isWaiting() {
        return stage == Stage.WAITING;
    }

    /** Whether all that remains is the delete. */
    public synchronized boolean isSettled() {
        return stage == Stage.SETTLED;
    }

    /** Whether Connect has it and has not reported on it yet. */
    public synchronized boolean isHandedOver() {
        return stage == Stage.HANDED_OVER;
    }

    /** Its share of the bytes that a task may hold. */
    synchronized long heldBytes() {
        return heldBytes;
    }

    /** Puts another number of bytes on the account of this message, unless it has left, and returns the difference. */
    synchronized long holdBytes(long bytes) {
        if (stage == Stage.GONE && bytes > 0) {
            return 0;
        }
        long difference = bytes - heldBytes;
        heldBytes = bytes;
        return difference;
    }

    /** Notes how many bytes its converted value takes, unless it has left, and returns the difference. */
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
