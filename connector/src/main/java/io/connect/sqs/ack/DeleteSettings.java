package io.connect.sqs.ack;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import java.time.Duration;

/**
 * How the messages of a queue are deleted.
 *
 * @param queue              the queue
 * @param linger             how long an incomplete batch waits for more; zero on FIFO queues, where it would keep groups locked
 * @param backoff            the pauses before a delete with a temporary failure is tried again
 * @param maxConcurrentCalls calls under way at most: this queue's share of the connections of a task
 */
public record DeleteSettings(QueueUrl queue, Duration linger, Backoff backoff, int maxConcurrentCalls) {}
