package io.connect.bench.aws;

/** CloudWatch did not answer a request. The message gives the reason, in CloudWatch's own words if it gave any. */
public final class CloudWatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CloudWatchException(String message) {
        super(message);
    }

    CloudWatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
