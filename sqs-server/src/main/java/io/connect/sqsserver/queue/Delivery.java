package io.connect.sqsserver.queue;

import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Content;

/** A message as one receive returns it. */
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

    /** How often the message was received, including this receive. */
    public int receiveCount() {
        return receives;
    }

    /** The time of the first receive, in milliseconds since 1970. */
    public long firstReceivedMillis() {
        return message.firstReceivedMillis;
    }

    /** The message's number, which {@link SequenceNumber} formats. */
    public long number() {
        return message.number;
    }

    /** ARN of the source queue of a dead letter; null if the message is not a dead letter. */
    public String deadLetterSource() {
        return message.deadLetterSource;
    }

    /** Whether this receive still keeps the message in flight. */
    boolean isCurrent() {
        return message.state == MessageState.IN_FLIGHT && message.receivesHere == receive;
    }
}
