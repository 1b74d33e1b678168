package io.connect.bench.aws;

/** CloudWatch did not give what was asked for; the message says why, in its own words where it said something. */
public final class CloudWatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CloudWatchException(String message) {
        super(message);
    }

    CloudWatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
