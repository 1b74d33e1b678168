package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.time.Deadline;

/**
 * A message in one queue. Its deadline is the end of its delay or of its visibility timeout. The fields are the queue's
 * to change; links belong to the list that is named.
 */
final class Message extends Deadline {

    /** Grows by one with each message of the queue; the order of a FIFO queue. */
    final long number;

    final Content content;

    /** The start of its retention period; a move to a standard dead-letter queue keeps it. */
    final long enqueuedMillis;

    /** ARN of the queue that gave it up; null if none has. */
    final String deadLetterSource;

    MessageState state = MessageState.DELAYED;

    /** Receives in all queues it has been in, as ApproximateReceiveCount tells. */
    int receives;

    /** Receives in this queue: a redrive policy counts them, and they tell receipt handles apart. */
    int receivesHere;

    long firstReceivedMillis;
    long receivedMillis;

    /** Changes of its visibility timeout: a receive attempt whose message was changed cannot be repeated. */
    int changes;

    /** Links of {@link RetentionOrder}. */
    RetentionOrder.Second second;

    Message previousInSecond;
    Message nextInSecond;

    /** Links of {@link Group}. */
    Group group;

    Message previousInGroup;
    Message nextInGroup;

    Message(long number, Content content, long enqueuedMillis, String deadLetterSource) {
        this.number = number;
        this.content = content;
        this.enqueuedMillis = enqueuedMillis;
        this.deadLetterSource = deadLetterSource;
    }
}
