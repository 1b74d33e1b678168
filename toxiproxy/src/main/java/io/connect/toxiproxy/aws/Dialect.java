package io.connect.toxiproxy.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The error format of a service. The request shows which format applies. */
public enum Dialect {
    /** AWS JSON 1.0, used by SQS: the error type is in the body, the error code of the older query protocol in a header. */
    SQS_JSON("application/x-amz-json-1.0", "x-amzn-RequestId") {
        @Override
        public String errorBody(int status, String code, String message, String requestId) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", "com.amazonaws.sqs#" + code)
                    .put("message", message)
                    .toString();
        }
    },

    /** The query protocol, used by SQS: form requests, XML answers. */
    SQS_QUERY("text/xml", "x-amzn-RequestId") {
        @Override
        public String errorBody(int status, String code, String message, String requestId) {
            return "<?xml version=\"1.0\"?><ErrorResponse><Error><Type>" + fault(status) + "</Type><Code>" + code
                    + "</Code><Message>" + escape(message) + "</Message></Error><RequestId>" + requestId
                    + "</RequestId></ErrorResponse>";
        }
    },

    /** XML over REST, used by S3. */
    S3("application/xml", "x-amz-request-id") {
        @Override
        public String errorBody(int status, String code, String message, String requestId) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                    + escape(message) + "</Message><RequestId>" + requestId + "</RequestId></Error>";
        }
    };

    /** The error text of every answer that a rule creates. */
    static final String MESSAGE = "answered by the fault layer";

    private static final int SERVER_ERROR = 500;

    private final String contentType;
    private final String requestIdHeader;

    Dialect(String contentType, String requestIdHeader) {
        this.contentType = contentType;
        this.requestIdHeader = requestIdHeader;
    }

    /** The body of an error answer. */
    public abstract String errorBody(int status, String code, String message, String requestId);

    /** The headers of an error answer. */
    public Map<String, String> errorHeaders(int status, String code, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put(requestIdHeader, requestId);
        if (this == SQS_JSON) {
            headers.put("x-amzn-query-error", code + ";" + fault(status));
        }
        return headers;
    }

    /**
     * An error answer, head included.
     *
     * @param last whether it ends the connection
     */
    ByteBuf error(int status, String code, boolean toHead, boolean last) {
        String requestId = UUID.randomUUID().toString();
        byte[] body = errorBody(status, code, MESSAGE, requestId).getBytes(StandardCharsets.UTF_8);
        List<String> head = new ArrayList<>();
        head.add("HTTP/1.1 " + status + " " + code);
        errorHeaders(status, code, requestId).forEach((name, value) -> head.add(name + ": " + value));
        return message(head, toHead ? new byte[0] : body, last);
    }

    /** An answer with status 200 and an empty body. */
    ByteBuf empty(boolean last) {
        List<String> head = new ArrayList<>(List.of("HTTP/1.1 200 OK", "Content-Type: " + contentType));
        return message(head, new byte[0], last);
    }

    private static ByteBuf message(List<String> head, byte[] body, boolean last) {
        if (last) {
            head.add("Connection: close");
        }
        return HttpHead.message(head, body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String fault(int status) {
        return status < SERVER_ERROR ? "Sender" : "Receiver";
    }
}
