package io.connect.sqsserver.queue;

/** The state of a message. A message is always in exactly one state. */
enum MessageState {
    DELAYED,
    VISIBLE,
    IN_FLIGHT,
    /** Deleted, expired, or moved to another queue. */
    GONE
}
