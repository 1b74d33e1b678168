package io.connect.bench.calibrate;

/** A call to SQS failed: there was no answer, or the answer was an error. */
final class SqsCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final boolean passing;

    private SqsCallException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** No answer came. */
    static SqsCallException unanswered(String action, String endpoint, String why, Throwable cause) {
        return new SqsCallException(action + " at " + endpoint + ": " + why, true, cause);
    }

    /** SQS answered with an error. */
    static SqsCallException refused(String action, String endpoint, int status, String body) {
        boolean passing = status >= FIRST_SERVER_ERROR || status == TOO_MANY_REQUESTS || body.contains("Throttl");
        return new SqsCallException(action + " at " + endpoint + ": HTTP " + status + " " + body, passing, null);
    }

    /** The answer does not belong to this call. */
    static SqsCallException unreadable(String action, String endpoint, Throwable cause) {
        return new SqsCallException(
                action + " at " + endpoint + ": unreadable answer: " + cause.getMessage(), false, cause);
    }

    /** Whether the same call may succeed later: the connection was lost, or SQS was busy. */
    boolean isPassing() {
        return passing;
    }
}
