package io.connect.sqs.queue;

/** The kinds of failed calls, each with its own next step. */
public enum FailureKind {
    /** SQS asks for fewer calls, or too many messages are in flight. */
    THROTTLED,
    /** The network, a time-out or an error on the side of SQS: it passes. */
    TRANSIENT,
    /** SQS has answered, and its answer cannot be read: one message may be why, and would be so again in the same company. */
    UNREADABLE,
    /** An answer in words that are not SQS's: of a proxy, a gateway, a service that starts. It passes. */
    UNKNOWN,
    /** Credentials are missing, expired or unknown: may pass with the next refresh. */
    CREDENTIALS,
    /** The credentials are good and may not do this. */
    DENIED,
    /** There is no such queue. */
    NO_SUCH_QUEUE,
    /** The receipt handle no longer holds its message: it is visible again, and will be received anew. */
    STALE_HANDLE,
    /** SQS itself rejects the request as it is; trying again changes nothing. */
    INVALID;

    /** Whether the same call may succeed later without anyone's doing. */
    public boolean isRetriable() {
        return this == THROTTLED || this == TRANSIENT || this == UNREADABLE || this == UNKNOWN || this == CREDENTIALS;
    }
}
