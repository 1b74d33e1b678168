package io.connect.toxiproxy.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.UUID;

/** The error format of a service. The request shows which format applies. */
enum AwsProtocol {
    /** AWS JSON 1.0, used by SQS: the error type is in the body, the error code of the older query protocol in a header. */
    SQS_JSON(AwsError.SQS_THROTTLED) {
        @Override
        void answer(HttpServerExchange exchange, AwsError error, String requestId) {
            exchange.getResponseHeaders()
                    .put(Headers.CONTENT_TYPE, "application/x-amz-json-1.0")
                    .put(REQUEST_ID, requestId)
                    .put(QUERY_ERROR, error.code() + ";" + (error.status() < SERVER_ERROR ? "Sender" : "Receiver"));
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", "com.amazonaws.sqs#" + error.code())
                    .put("message", error.message())
                    .toString();
            exchange.getResponseSender().send(body);
        }
    },

    /** XML over REST, used by S3. */
    S3_XML(AwsError.S3_SLOW_DOWN) {
        @Override
        void answer(HttpServerExchange exchange, AwsError error, String requestId) {
            exchange.getResponseHeaders()
                    .put(Headers.CONTENT_TYPE, "application/xml")
                    .put(S3_REQUEST_ID, requestId);
            if (exchange.getRequestMethod().equals(Methods.HEAD)) {
                exchange.endExchange();
                return;
            }
            exchange.getResponseSender()
                    .send("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + error.code()
                            + "</Code><Message>" + escape(error.message()) + "</Message><RequestId>" + requestId
                            + "</RequestId></Error>");
        }
    };

    static final HttpString TARGET = new HttpString("X-Amz-Target");
    static final String SQS_TARGET_PREFIX = "AmazonSQS.";

    private static final HttpString REQUEST_ID = new HttpString("x-amzn-RequestId");
    private static final HttpString S3_REQUEST_ID = new HttpString("x-amz-request-id");
    private static final HttpString QUERY_ERROR = new HttpString("x-amzn-query-error");
    private static final int SERVER_ERROR = 500;

    private final AwsError throttled;

    AwsProtocol(AwsError throttled) {
        this.throttled = throttled;
    }

    static AwsProtocol of(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(TARGET) ? SQS_JSON : S3_XML;
    }

    /** The service's answer to a client that calls too often. */
    AwsError throttled() {
        return throttled;
    }

    /** Ends the exchange with the error. */
    void send(HttpServerExchange exchange, AwsError error) {
        exchange.setStatusCode(error.status());
        answer(exchange, error, UUID.randomUUID().toString());
    }

    abstract void answer(HttpServerExchange exchange, AwsError error, String requestId);

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
