package io.connect.sqs.queue;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a queue is set up.
 *
 * @param fifo              whether it is a FIFO queue
 * @param createdTimestamp its time of creation, in seconds since the epoch: tells a re-created queue from its predecessor
 * @param visibilityTimeout how long received messages stay hidden
 * @param retention the retention period of messages
 * @param maxReceiveCount   after how many receives SQS moves a message to its dead-letter queue; empty without redrive policy
 */
public record QueueAttributes(
        boolean fifo,
        long createdTimestamp,
        Duration visibilityTimeout,
        Duration retention,
        OptionalInt maxReceiveCount) {}
