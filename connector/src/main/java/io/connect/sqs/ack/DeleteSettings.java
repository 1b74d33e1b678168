package io.connect.sqs.ack;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.error.Backoff;
import java.time.Duration;

/**
 * The settings for deleting the messages of one queue.
 *
 * @param queue the queue
 * @param linger how long an incomplete batch waits for more messages; zero on FIFO queues, where the wait would keep groups
 * locked
 * @param backoff the pauses before retries after temporary failures
 * @param maxConcurrentCalls the largest number of concurrent calls: this queue's share of the task's connections
 */
public record DeleteSettings(QueueUrl queue, Duration linger, Backoff backoff, int maxConcurrentCalls) {}
