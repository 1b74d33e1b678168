package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Content;

/**
 * A message to send.
 *
 * @param content what to send
 * @param delayMillis how long it stays hidden
 */
public record Outgoing(Content content, long delayMillis) {}
