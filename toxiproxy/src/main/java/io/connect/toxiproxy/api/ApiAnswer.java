package io.connect.toxiproxy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import java.util.List;

/**
 * An answer of the HTTP interface.
 *
 * @param status the status code
 * @param contentType the media type, or null for an answer without body
 * @param body the body
 */
record ApiAnswer(int status, String contentType, String body) {

    static final String JSON = "application/json";

    /** What Go's http.Error makes of any error body, JSON or not; the genuine server's errors carry it. */
    static final String ERROR_TYPE = "text/plain; charset=utf-8";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    static ApiAnswer ok(JsonNode body) {
        return new ApiAnswer(OK, JSON, body.toString());
    }

    static ApiAnswer created(JsonNode body) {
        return new ApiAnswer(CREATED, JSON, body.toString());
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(NO_CONTENT, null, "");
    }

    static ApiAnswer error(ProxyException exception) {
        return text(exception.status(), JsonBodies.error(exception).toString());
    }

    /** A populate that failed: the error, and beside it the proxies that were done before, as JSON. */
    static ApiAnswer failedPopulate(ProxyException exception, List<Proxy> done) {
        ObjectNode body = JsonBodies.error(exception);
        body.setAll(JsonBodies.populated(done));
        return new ApiAnswer(exception.status(), JSON, body.toString());
    }

    static ApiAnswer text(int status, String line) {
        return new ApiAnswer(status, ERROR_TYPE, line + "\n");
    }

    static ApiAnswer version() {
        return new ApiAnswer(OK, "application/json;charset=utf-8", "{\"version\": \"" + ApiVersion.VALUE + "\"}\n");
    }

    static ApiAnswer methodNotAllowed() {
        return new ApiAnswer(405, null, "");
    }

    static ApiAnswer notFound() {
        return text(404, "404 page not found");
    }

    boolean isError() {
        return ERROR_TYPE.equals(contentType);
    }
}
