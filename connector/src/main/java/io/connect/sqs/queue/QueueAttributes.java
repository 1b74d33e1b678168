package io.connect.sqs.queue;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The attributes of a queue.
 *
 * @param fifo whether it is a FIFO queue
 * @param createdTimestamp the queue's time of creation, in seconds since the epoch; it distinguishes a re-created queue from
 * its predecessor
 * @param visibilityTimeout how long received messages stay hidden
 * @param maxReceiveCount the number of receives after which SQS moves a message to the dead-letter queue; empty without redrive
 * policy
 */
public record QueueAttributes(
        boolean fifo, long createdTimestamp, Duration visibilityTimeout, OptionalInt maxReceiveCount) {}
