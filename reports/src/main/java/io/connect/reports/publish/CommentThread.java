package io.connect.reports.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The comments of one pull or merge request. Each name has one comment: a later text replaces the earlier one. */
public final class CommentThread {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int SHOWN_OF_AN_ERROR = 300;

    private final URI comments;
    private final LongFunction<URI> comment;
    private final String update;
    private final Map<String, String> headers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * @param comments address that lists and adds comments
     * @param comment address of a single comment, by its id
     * @param update the HTTP method that changes a comment
     * @param headers the headers of each call
     */
    CommentThread(URI comments, LongFunction<URI> comment, String update, Map<String, String> headers) {
        this.comments = comments;
        this.comment = comment;
        this.update = update;
        this.headers = headers;
    }

    /**
     * Adds the text, or replaces the comment of the same name.
     *
     * @param name the hidden name that identifies this comment
     * @throws PublishException when the service rejects it
     */
    public void put(String name, String text) {
        String mark = "<!-- " + name + " -->";
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("body", mark + "\n" + text)
                .toString();
        OptionalLong earlier = find(mark);
        if (earlier.isPresent()) {
            call(update, comment.apply(earlier.getAsLong()), body);
        } else {
            call("POST", comments, body);
        }
    }

    private OptionalLong find(String mark) {
        for (int page = 1; ; page++) {
            JsonNode listed = call("GET", URI.create(comments + "?per_page=" + PAGE + "&page=" + page), null);
            for (JsonNode one : listed) {
                if (one.path("body").asText().startsWith(mark)) {
                    return OptionalLong.of(one.path("id").asLong());
                }
            }
            if (listed.size() < PAGE) {
                return OptionalLong.empty();
            }
        }
    }

    private JsonNode call(String method, URI address, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                String why = answer.body().strip();
                throw new PublishException(method + " " + address + " was answered with " + answer.statusCode() + ": "
                        + why.substring(0, Math.min(why.length(), SHOWN_OF_AN_ERROR)));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new PublishException(method + " " + address + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted during " + method + " " + address, e);
        }
    }
}
