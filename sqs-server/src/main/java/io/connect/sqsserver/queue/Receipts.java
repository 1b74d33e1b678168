package io.connect.sqsserver.queue;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Limits;

/** Executes calls with a receipt handle: deletes messages, and changes their visibility timeout. */
final class Receipts {

    private static final long SECOND_MILLIS = 1_000;

    private final StoredMessages stored;
    private final long queueTag;
    private final boolean fifo;

    Receipts(StoredMessages stored, long queueTag, boolean fifo) {
        this.stored = stored;
        this.queueTag = queueTag;
        this.fifo = fifo;
    }

    void delete(String handle) {
        ReceiptHandle receipt = ReceiptHandle.of(handle, queueTag);
        Message message = stored.received(receipt.number());
        if (message == null) {
            return;
        }
        requireCurrent(message, receipt, handle);
        // API reference, DeleteMessage: if the handle is not the newest, "the request succeeds, but the message will
        // not be deleted".
        if (message.receivesHere == receipt.receive()) {
            stored.remove(message);
        }
    }

    void changeVisibility(String handle, long visibilityMillis, long nowMillis) {
        ReceiptHandle receipt = ReceiptHandle.of(handle, queueTag);
        Message message = stored.received(receipt.number());
        if (message == null) {
            throw SqsException.invalidValue(
                    handle,
                    "ReceiptHandle",
                    "Message does not exist or is not available for visibility timeout change.");
        }
        // On a standard queue, an earlier handle also changes the message in flight (recorded from AWS).
        requireCurrent(message, receipt, handle);
        if (message.state != MessageState.IN_FLIGHT) {
            throw new SqsException(
                    ErrorCode.MESSAGE_NOT_INFLIGHT,
                    "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: Message is not in flight.");
        }
        long untilMillis = nowMillis + visibilityMillis;
        if (untilMillis - message.receivedMillis > Limits.VISIBILITY_SECONDS * SECOND_MILLIS) {
            throw SqsException.invalidValue(
                    visibilityMillis / SECOND_MILLIS,
                    "VisibilityTimeout",
                    "Total VisibilityTimeout for the message is beyond the limit [" + Limits.VISIBILITY_SECONDS
                            + " seconds].");
        }
        if (visibilityMillis == 0) {
            stored.release(message);
        } else {
            stored.extend(message, untilMillis);
        }
    }

    private void requireCurrent(Message message, ReceiptHandle receipt, String handle) {
        if (fifo && (message.state != MessageState.IN_FLIGHT || message.receivesHere != receipt.receive())) {
            throw SqsException.invalidValue(handle, "ReceiptHandle", "The receipt handle has expired.");
        }
    }
}
