package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.time.Deadline;

/**
 * A message in one queue. Its deadline is the end of its delay or of its visibility timeout. Only the queue changes the
 * fields. Each list changes its own links.
 */
final class Message extends Deadline {

    /** A number that grows by one with each message of the queue. It defines the order of a FIFO queue. */
    final long number;

    final Content content;

    /** The start of the retention period. A move to a standard dead-letter queue does not change it. */
    final long enqueuedMillis;

    /** ARN of the source queue of a dead letter; null if the message is not a dead letter. */
    final String deadLetterSource;

    MessageState state = MessageState.DELAYED;

    /** Number of receives in all queues of the message, for ApproximateReceiveCount. */
    int receives;

    /** Number of receives in this queue. The redrive policy counts these receives, and receipt handles contain the number. */
    int receivesHere;

    long firstReceivedMillis;
    long receivedMillis;

    /** The receive attempt that got it last; null without one, and after a change. */
    ReceiveAttempts.Attempt attempt;

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

    /** Notes a change that a repeated receive must not hide. */
    void changed() {
        if (attempt != null) {
            attempt.end();
            attempt = null;
        }
    }
}
