package io.connect.toxiproxy.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import java.util.List;
import java.util.Map;

/**
 * An answer of the HTTP interface.
 *
 * @param status the status code
 * @param headers headers in addition to those of every answer
 * @param body the body; may be empty
 * @param matched whether the path and method exist; only then does the genuine server give the request an id
 */
record ApiAnswer(int status, Map<String, String> headers, String body, boolean matched) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final Map<String, String> JSON = Map.of(CONTENT_TYPE, "application/json");

    /** The content type that Go's http.Error gives to any error body, JSON or not. Errors of the genuine server have it. */
    static final String ERROR_TYPE = "text/plain; charset=utf-8";

    private static final Map<String, String> ERROR =
            Map.of(CONTENT_TYPE, ERROR_TYPE, "X-Content-Type-Options", "nosniff");

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    static ApiAnswer ok(JsonNode body) {
        return json(OK, body);
    }

    static ApiAnswer created(JsonNode body) {
        return json(CREATED, body);
    }

    static ApiAnswer nothing() {
        return new ApiAnswer(OK, Map.of(), "", false);
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(NO_CONTENT, Map.of(), "", true);
    }

    static ApiAnswer error(ProxyException exception) {
        return text(exception.status(), JsonBodies.text(JsonBodies.error(exception)));
    }

    /** The answer to a populate that failed: the error, with the proxies that were already created, as JSON. */
    static ApiAnswer failedPopulate(ProxyException exception, List<Proxy> done) {
        ObjectNode body = JsonBodies.error(exception);
        body.setAll(JsonBodies.populated(done));
        return json(exception.status(), body);
    }

    static ApiAnswer text(int status, String line) {
        return new ApiAnswer(status, ERROR, line + "\n", true);
    }

    static ApiAnswer version() {
        return new ApiAnswer(
                OK,
                Map.of(CONTENT_TYPE, "application/json;charset=utf-8"),
                "{\"version\": \"" + ApiVersion.VALUE + "\"}\n",
                true);
    }

    static ApiAnswer methodNotAllowed() {
        return new ApiAnswer(405, Map.of(), "", false);
    }

    static ApiAnswer notFound() {
        return new ApiAnswer(404, ERROR, "404 page not found\n", false);
    }

    static ApiAnswer moved(String location) {
        return new ApiAnswer(301, Map.of("Location", location), "", false);
    }

    private static ApiAnswer json(int status, JsonNode body) {
        return new ApiAnswer(status, JSON, JsonBodies.text(body), true);
    }
}
