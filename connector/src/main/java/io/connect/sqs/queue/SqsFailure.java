package io.connect.sqs.queue;

import java.util.concurrent.CompletionException;

/** A call to SQS that failed as a whole. */
public final class SqsFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final String code;

    /**
     * @param kind the kind of failure
     * @param code SQS's error code, or the name of the exception if there was no response
     * @param message the action, the queue and the reason
     */
    public SqsFailure(FailureKind kind, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public FailureKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The failure in the exception of a future. Any other exception counts as permanent. */
    public static SqsFailure of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof SqsFailure failure
                ? failure
                : new SqsFailure(
                        FailureKind.INVALID, cause.getClass().getSimpleName(), "A call to SQS failed: " + cause, cause);
    }
}
