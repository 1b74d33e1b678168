package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.AwsRequest;
import io.connect.toxiproxy.aws.Dialect;
import io.undertow.server.HttpServerExchange;
import java.util.Objects;
import java.util.Optional;

/**
 * Selects the requests that a fault affects. An empty part matches everything.
 *
 * @param sqsAction the SQS action, for example {@code ReceiveMessage}, in either of SQS's protocols
 * @param method the HTTP method, for example {@code GET}
 * @param pathPrefix the beginning of the path, for example {@code /bucket/}
 */
public record RequestMatch(Optional<String> sqsAction, Optional<String> method, String pathPrefix) {

    public RequestMatch {
        Objects.requireNonNull(sqsAction, "sqsAction");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(pathPrefix, "pathPrefix");
    }

    /** Every request. */
    public static RequestMatch any() {
        return new RequestMatch(Optional.empty(), Optional.empty(), "");
    }

    /** Requests for one action of SQS. */
    public static RequestMatch sqs(String action) {
        return new RequestMatch(Optional.of(action), Optional.empty(), "");
    }

    /** Requests by method and beginning of the path. */
    public static RequestMatch http(String method, String pathPrefix) {
        return new RequestMatch(Optional.empty(), Optional.of(method), pathPrefix);
    }

    boolean matches(HttpServerExchange exchange, AwsRequest call) {
        return sqsAction
                        .map(action -> call.dialect() != Dialect.S3 && action.equals(call.operation()))
                        .orElse(true)
                && method.map(exchange.getRequestMethod()::equalToString).orElse(true)
                && exchange.getRequestPath().startsWith(pathPrefix);
    }
}
