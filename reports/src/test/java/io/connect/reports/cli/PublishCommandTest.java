package io.connect.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Uses a server of the JDK instead of GitHub and GitLab, with events in the format of their jobs. */
class PublishCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode comments = JSON.createArrayNode();
    private final List<String> calls = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private int refusal;

    @TempDir
    Path work;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void addsACommentToThePullRequestAndLaterReplacesIt() throws IOException {
        for (int other = 0; other < 150; other++) {
            comments.addObject().put("id", other).put("body", "<!-- another --> words");
        }

        assertThat(publish("github", pullRequest(), "**PASS**")).isZero();
        assertThat(publish("github", pullRequest(), "**FAIL**")).isZero();

        assertThat(comments).hasSize(151);
        assertThat(comments.get(150).path("body").asText()).isEqualTo("<!-- connector-gate -->\n**FAIL**");
        assertThat(calls)
                .contains(
                        "POST /repos/me/it/issues/7/comments Bearer secret",
                        "PATCH /repos/me/it/issues/comments/150 Bearer secret");
    }

    @Test
    void addsANoteToTheMergeRequestAndLaterReplacesIt() throws IOException {
        Map<String, String> job = Map.of(
                "CI_API_V4_URL",
                address(),
                "CI_PROJECT_ID",
                "12",
                "CI_MERGE_REQUEST_IID",
                "3",
                "GITLAB_TOKEN",
                "secret");

        assertThat(publish("gitlab", job, "**PASS**")).isZero();
        assertThat(publish("gitlab", job, "**FAIL**")).isZero();

        assertThat(comments).hasSize(1);
        assertThat(comments.get(0).path("body").asText()).endsWith("**FAIL**");
        assertThat(calls)
                .contains(
                        "POST /projects/12/merge_requests/3/notes secret",
                        "PUT /projects/12/merge_requests/3/notes/0 secret");
    }

    @Test
    void publishesNothingWhereAJobRunsForNoRequest() throws IOException {
        Map<String, String> push = new HashMap<>(pullRequest());
        push.put("GITHUB_EVENT_PATH", event("{\"ref\":\"refs/heads/main\"}"));

        assertThat(publish("github", push, "text")).isZero();
        assertThat(publish("gitlab", Map.of("CI_API_V4_URL", address()), "text"))
                .isZero();

        assertThat(calls).isEmpty();
        assertThat(out.toString()).contains("nothing was published");
    }

    @Test
    void aRefusedTokenIsSaidWithTheAnswer() throws IOException {
        refusal = 403;

        assertThat(publish("github", pullRequest(), "text")).isEqualTo(3);

        assertThat(err.toString())
                .contains("was answered with 403: no such permission")
                .doesNotContain("secret");
    }

    @Test
    void aMissingVariableIsNamed() throws IOException {
        Map<String, String> job = new HashMap<>(pullRequest());
        job.remove("GITHUB_TOKEN");

        assertThat(publish("github", job, "text")).isEqualTo(2);

        assertThat(err.toString()).contains("GITHUB_TOKEN is missing");
    }

    private Map<String, String> pullRequest() throws IOException {
        return Map.of(
                "GITHUB_API_URL",
                address(),
                "GITHUB_REPOSITORY",
                "me/it",
                "GITHUB_TOKEN",
                "secret",
                "GITHUB_EVENT_PATH",
                event("{\"action\":\"synchronize\",\"number\":7,\"pull_request\":{\"number\":7}}"));
    }

    private String event(String json) throws IOException {
        return Files.writeString(work.resolve("event.json"), json).toString();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private int publish(String service, Map<String, String> environment, String text) throws IOException {
        Path file = Files.writeString(work.resolve("verdict.md"), text);
        CommandLine reports = ReportsCli.commandLine(environment);
        reports.setOut(new PrintWriter(out, true));
        reports.setErr(new PrintWriter(err, true));
        return reports.execute("publish", "--to", service, file.toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (token == null) {
            token = exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN");
        }
        calls.add(method + " " + path + " " + token);
        JsonNode answer = body;
        if (method.equals("GET")) {
            answer = page(exchange.getRequestURI().getQuery());
        } else if (method.equals("POST")) {
            comments.addObject()
                    .put("id", comments.size() - 1)
                    .put("body", body.path("body").asText());
        } else {
            int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            comments.set(
                    id,
                    JSON.createObjectNode()
                            .put("id", id)
                            .put("body", body.path("body").asText()));
        }
        byte[] bytes = (refusal == 0 ? answer.toString() : "no such permission").getBytes();
        exchange.sendResponseHeaders(refusal == 0 ? 200 : refusal, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ArrayNode page(String query) {
        int page = Integer.parseInt(query.replaceAll(".*&page=", ""));
        ArrayNode found = JSON.createArrayNode();
        for (int index = 100 * (page - 1); index < Math.min(comments.size(), 100 * page); index++) {
            found.add(comments.get(index));
        }
        return found;
    }
}
