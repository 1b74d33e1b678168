package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.AwsRequest;
import io.connect.toxiproxy.aws.Dialect;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.Objects;
import java.util.UUID;

/**
 * An error answer of an AWS service.
 *
 * @param status the HTTP status
 * @param code the service's error code, for example {@code RequestThrottled}
 * @param message the message for people
 */
public record AwsError(int status, String code, String message) {

    private static final int LOWEST_ERROR_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    /** The answer of SQS when an account calls too often. */
    public static final AwsError SQS_THROTTLED =
            new AwsError(BAD_REQUEST, "RequestThrottled", "Request is throttled because too many requests were made.");

    /** The answer of SQS when too many messages of a standard queue are in flight. */
    public static final AwsError SQS_OVER_LIMIT =
            new AwsError(FORBIDDEN, "OverLimit", "Too many messages in flight; delete some before receiving more.");

    /** The answer of S3 when a prefix is called too often. */
    public static final AwsError S3_SLOW_DOWN =
            new AwsError(UNAVAILABLE, "SlowDown", "Please reduce your request rate.");

    /** The answer of SQS and S3 to an internal error. */
    public static final AwsError INTERNAL_FAILURE =
            new AwsError(INTERNAL, "InternalFailure", "The service failed inside.");

    /** The answer of SQS and S3 while they are unavailable. */
    public static final AwsError SERVICE_UNAVAILABLE =
            new AwsError(UNAVAILABLE, "ServiceUnavailable", "The service is not available for the moment.");

    /** The answer of a service to a client that calls too often. */
    static AwsError throttled(Dialect dialect) {
        return dialect == Dialect.S3 ? S3_SLOW_DOWN : SQS_THROTTLED;
    }

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

    /** Ends the exchange with this error, in the format of the call's protocol. */
    void answer(HttpServerExchange exchange, AwsRequest call) {
        String requestId = UUID.randomUUID().toString();
        exchange.setStatusCode(status);
        call.dialect()
                .errorHeaders(status, code, requestId)
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (call.head()) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(call.dialect().errorBody(status, code, message, requestId));
        }
    }
}
