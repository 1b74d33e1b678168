package io.connect.toxiproxy.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** How a service words its errors. The request shows which protocol it is. */
enum Dialect {
    /** AWS JSON 1.0, spoken by SQS: the error's type in the body, its query-era code in a header. */
    SQS_JSON("application/x-amz-json-1.0", "x-amzn-RequestId") {
        @Override
        String errorBody(int status, String code, String requestId) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", "com.amazonaws.sqs#" + code)
                    .put("message", MESSAGE)
                    .toString();
        }
    },

    /** The query protocol, spoken by SQS: forms in, XML out. */
    SQS_QUERY("text/xml", "x-amzn-RequestId") {
        @Override
        String errorBody(int status, String code, String requestId) {
            return "<?xml version=\"1.0\"?><ErrorResponse><Error><Type>" + fault(status) + "</Type><Code>" + code
                    + "</Code><Message>" + MESSAGE + "</Message></Error><RequestId>" + requestId
                    + "</RequestId></ErrorResponse>";
        }
    },

    /** XML over REST, spoken by S3. */
    S3("application/xml", "x-amz-request-id") {
        @Override
        String errorBody(int status, String code, String requestId) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + MESSAGE
                    + "</Message><RequestId>" + requestId + "</RequestId></Error>";
        }
    };

    /** The reason in every answer that a rule makes. */
    static final String MESSAGE = "answered by the fault layer";

    private static final int SERVER_ERROR = 500;

    private final String contentType;
    private final String requestIdHeader;

    Dialect(String contentType, String requestIdHeader) {
        this.contentType = contentType;
        this.requestIdHeader = requestIdHeader;
    }

    abstract String errorBody(int status, String code, String requestId);

    /** An error with its head. */
    ByteBuf error(int status, String code, boolean toHead) {
        String requestId = UUID.randomUUID().toString();
        byte[] body = errorBody(status, code, requestId).getBytes(StandardCharsets.UTF_8);
        return HttpHead.message(
                List.of(
                        "HTTP/1.1 " + status + " " + code,
                        "Content-Type: " + contentType,
                        requestIdHeader + ": " + requestId,
                        "x-amzn-query-error: " + code + ";" + fault(status)),
                toHead ? new byte[0] : body);
    }

    /** Status 200 and nothing else. */
    ByteBuf empty() {
        return HttpHead.message(List.of("HTTP/1.1 200 OK", "Content-Type: " + contentType), new byte[0]);
    }

    private static String fault(int status) {
        return status < SERVER_ERROR ? "Sender" : "Receiver";
    }
}
