package io.connect.features.world.messages;

/**
 * A message that the queue service has accepted.
 *
 * @param queue name of its queue
 * @param group message group; null on a standard queue
 * @param order index among all messages of the scenario, in the order of acceptance
 * @param body text that identifies it within the scenario
 * @param messageId the message id that SQS returned
 * @param atNanos the time when its send began, on the clock of {@link System#nanoTime}
 */
public record Sent(String queue, String group, long order, String body, String messageId, long atNanos) {}
