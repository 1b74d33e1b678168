package io.connect.sqsserver.queue;

/** The state of a message. A message is in one of these states at any time. */
enum MessageState {
    DELAYED,
    VISIBLE,
    IN_FLIGHT,
    /** Deleted, expired, or moved to another queue. */
    GONE
}
