package io.connect.toxiproxy.http;

import java.util.Objects;

/**
 * An error as an AWS service answers it.
 *
 * @param status the HTTP status
 * @param code the service's error code, for example {@code RequestThrottled}
 * @param message for people
 */
public record AwsError(int status, String code, String message) {

    private static final int LOWEST_ERROR_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** What SQS answers when an account asks too often. */
    public static final AwsError SQS_THROTTLED =
            new AwsError(BAD_REQUEST, "RequestThrottled", "Request is throttled because too many requests were made.");

    /** What SQS answers when too many messages of a standard queue are in flight. */
    public static final AwsError SQS_OVER_LIMIT =
            new AwsError(FORBIDDEN, "OverLimit", "Too many messages in flight; delete some before receiving more.");

    /** What S3 answers when a prefix is asked too often. */
    public static final AwsError S3_SLOW_DOWN =
            new AwsError(UNAVAILABLE, "SlowDown", "Please reduce your request rate.");

    /** What either answers when it fails inside. */
    public static final AwsError INTERNAL_FAILURE =
            new AwsError(INTERNAL, "InternalFailure", "The service failed inside.");

    /** What either answers when it is not there. */
    public static final AwsError SERVICE_UNAVAILABLE =
            new AwsError(UNAVAILABLE, "ServiceUnavailable", "The service is not available for the moment.");

    public AwsError {
        Objects.requireNonNull(message, "message");
        if (status < LOWEST_ERROR_STATUS || status > HIGHEST_STATUS) {
            throw new IllegalArgumentException("The status of an AWS error must be " + LOWEST_ERROR_STATUS + " to "
                    + HIGHEST_STATUS + ", but is " + status);
        }
        if (!code.matches("[A-Za-z0-9.]+")) {
            throw new IllegalArgumentException(
                    "The code of an AWS error must be letters, digits and dots, but is \"" + code + "\"");
        }
    }
}
