package io.connect.toxiproxy.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call to SQS or S3.
 *
 * @param dialect the protocol of the request
 * @param operation the name of the operation, for example {@code DeleteMessageBatch}
 * @param resource the name of its queue or bucket; empty if it has none, or if the body was not read
 * @param entries the ids of a batch's entries in order; empty if it has none, or if the body was not read
 * @param head whether the method is HEAD, so that an answer has no body
 */
public record AwsRequest(
        Dialect dialect, String operation, Optional<String> resource, List<String> entries, boolean head) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TARGET_PREFIX = "AmazonSQS.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a call.
     *
     * @param method the HTTP method
     * @param target path and query as they are written
     * @param headers the header lines
     * @param form the body if it is a form, as in the query protocol; otherwise unused
     */
    public static AwsRequest of(String method, String target, List<String> headers, byte[] form) {
        HttpHead head = new HttpHead(method + " " + target + " HTTP/1.1", headers, 0);
        return isForm(head) ? of(head, form) : of(head);
    }

    /** Whether a request names its operation in its body, as in a form of the query protocol. */
    public static boolean isForm(String method, String contentType) {
        return method.equals("POST") && contentType.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    static boolean isForm(HttpHead head) {
        return isForm(head.method(), head.header("Content-Type").orElse(""));
    }

    /** Whether the queue and the entries are named in the body. */
    static boolean isJson(HttpHead head) {
        return head.header("X-Amz-Target")
                .map(target -> target.startsWith(TARGET_PREFIX))
                .orElse(false);
    }

    /** Reads a call from its head only. */
    static AwsRequest of(HttpHead head) {
        if (isJson(head)) {
            String target = head.header("X-Amz-Target").orElseThrow();
            return new AwsRequest(
                    Dialect.SQS_JSON, target.substring(TARGET_PREFIX.length()), Optional.empty(), List.of(), false);
        }
        String[] target = head.target().split("\\?", 2);
        Map<String, String> query = form(target.length > 1 ? target[1] : "");
        if (query.containsKey("Action")) {
            return ofQuery(query, target[0]);
        }
        return new S3Operation(head, target[0], query).request();
    }

    /** Reads a call from its head and its body. */
    static AwsRequest of(HttpHead head, byte[] body) {
        Map<String, String> form = isForm(head) ? form(new String(body, StandardCharsets.UTF_8)) : Map.of();
        if (form.containsKey("Action")) {
            return ofQuery(form, head.target().split("\\?", 2)[0]);
        }
        // Some clients of S3 send this type with any POST.
        AwsRequest request = of(head);
        if (request.dialect != Dialect.SQS_JSON) {
            return request;
        }
        try {
            JsonNode json = JSON.readTree(body);
            List<String> ids = new ArrayList<>();
            json.path("Entries").forEach(entry -> ids.add(entry.path("Id").asText()));
            return new AwsRequest(
                    request.dialect,
                    request.operation,
                    Optional.of(json.path("QueueUrl")
                                    .asText(json.path("QueueName").asText()))
                            .filter(url -> !url.isEmpty())
                            .map(AwsRequest::lastSegment),
                    ids,
                    false);
        } catch (IOException e) {
            // The service will report the problem.
            return request;
        }
    }

    private static AwsRequest ofQuery(Map<String, String> form, String path) {
        String operation = form.get("Action");
        String queue = form.getOrDefault("QueueUrl", form.getOrDefault("QueueName", path));
        List<String> ids = new ArrayList<>();
        String id;
        while ((id = form.get(operation + "RequestEntry." + (ids.size() + 1) + ".Id")) != null) {
            ids.add(id);
        }
        return new AwsRequest(
                Dialect.SQS_QUERY,
                operation,
                Optional.of(lastSegment(queue)).filter(name -> !name.isEmpty()),
                ids,
                false);
    }

    /** The name of a queue by its URL, which may end with a slash. */
    private static String lastSegment(String url) {
        String whole = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                form.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A stray percent sign; the service will report it.
            return text;
        }
    }
}
