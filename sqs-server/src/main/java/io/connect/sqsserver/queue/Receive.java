package io.connect.sqsserver.queue;

/**
 * The parameters of a receive.
 *
 * @param max messages, 1 to 10
 * @param visibilityMillis how long they are hidden from others, 0 to twelve hours
 * @param attemptId the ReceiveRequestAttemptId; null when there is none
 */
public record Receive(int max, long visibilityMillis, String attemptId) {}
