package io.connect.sqsserver.queue;

/** Where a message is. It is in one of these at any time. */
enum MessageState {
    DELAYED,
    VISIBLE,
    IN_FLIGHT,
    /** Deleted, expired, or moved to another queue. */
    GONE
}
