package io.connect.sqsserver.queue;

import java.util.Optional;

/** The surroundings of a queue: the other queues, and the timer that calls it when it is due. */
public interface QueueDirectory {

    /** The queue with the ARN. */
    Optional<Queue> byArn(String arn);

    /** Says that the time of {@link Queue#nextMillis} may have changed. */
    void rearm(Queue queue);
}
