package io.connect.sqsserver.queue;

/**
 * The parameters of a receive.
 *
 * @param max the largest number of messages, 1 to 10
 * @param visibilityMillis how long the messages stay hidden, 0 to twelve hours
 * @param attemptId the ReceiveRequestAttemptId; null when there is none
 */
public record Receive(int max, long visibilityMillis, String attemptId) {}
