package io.connect.sqs.queue;

/** The kinds of failed calls; the connector reacts to each kind differently. */
public enum FailureKind {
    /** SQS asks for fewer calls, or too many messages are in flight. */
    THROTTLED,
    /** A temporary failure: of the network, a time-out, or an error inside SQS. */
    TRANSIENT,
    /** The response of SQS cannot be read. One message may be the cause, and would make the same batch unreadable again. */
    UNREADABLE,
    /** An error response that is not from SQS, but for example from a proxy or a service that is starting. It is temporary. */
    UNKNOWN,
    /** Credentials are missing, expired or unknown. The next refresh may bring valid ones. */
    CREDENTIALS,
    /** The credentials are valid but lack the permission. */
    DENIED,
    /** The queue does not exist. */
    NO_SUCH_QUEUE,
    /** The receipt handle is no longer valid. The message is visible again and will be received with a new handle. */
    STALE_HANDLE,
    /** SQS rejects the request itself, so a retry would fail too. */
    INVALID;

    /** Whether the same call may succeed later without a change by an operator. */
    public boolean isRetriable() {
        return this == THROTTLED || this == TRANSIENT || this == UNREADABLE || this == UNKNOWN || this == CREDENTIALS;
    }
}
