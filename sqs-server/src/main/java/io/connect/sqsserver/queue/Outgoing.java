package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;

/**
 * A message to send.
 *
 * @param content the message to send
 * @param delayMillis the time for which it stays hidden
 */
public record Outgoing(Content content, long delayMillis) {}
