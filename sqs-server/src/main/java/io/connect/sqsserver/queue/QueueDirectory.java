package io.connect.sqsserver.queue;

import java.util.Optional;

/** The environment of a queue: the other queues, and the timer that calls the queue when it is due. */
public interface QueueDirectory {

    /** Returns the queue with this ARN. */
    Optional<Queue> byArn(String arn);

    /** Notes that the time of {@link Queue#nextMillis} may have changed. */
    void rearm(Queue queue);
}
