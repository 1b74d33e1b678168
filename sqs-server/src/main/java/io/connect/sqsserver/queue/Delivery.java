package io.connect.sqsserver.queue;

import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Content;

/** A message as one receive gets it. */
public final class Delivery {

    final Message message;
    private final String handle;
    private final int receives;
    final int receive;

    Delivery(Message message, String handle) {
        this.message = message;
        this.handle = handle;
        receives = message.receives;
        receive = message.receivesHere;
    }

    public Content content() {
        return message.content;
    }

    public String receiptHandle() {
        return handle;
    }

    /** How often it was received, this time included. */
    public int receiveCount() {
        return receives;
    }

    /** In milliseconds since 1970. */
    public long firstReceivedMillis() {
        return message.firstReceivedMillis;
    }

    /** The number that {@link SequenceNumber} makes a text of. */
    public long number() {
        return message.number;
    }

    /** ARN of the queue that gave the message up; null if none has. */
    public String deadLetterSource() {
        return message.deadLetterSource;
    }

    /** Whether the message is still in flight by this receive. */
    boolean isCurrent() {
        return message.state == MessageState.IN_FLIGHT && message.receivesHere == receive;
    }
}
