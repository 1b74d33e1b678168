package io.connect.sqs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP server in place of SQS. A test scripts the answer of each call, including answers that a real service never
 * gives.
 */
public final class ScriptedSqs implements AutoCloseable {

    /** The answer to one call. */
    @FunctionalInterface
    public interface Script {

        /**
         * @param operation the called operation, such as {@code ReceiveMessage}
         * @param request the body of the request
         * @return null for the answer of an empty queue
         */
        Answer answer(String operation, JsonNode request);
    }

    /** An HTTP answer. */
    public record Answer(int status, Map<String, String> headers, byte[] content) {

        public Answer(int status, Map<String, String> headers, String body) {
            this(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        /** A successful answer of SQS. */
        public static Answer ok(String json) {
            return new Answer(200, Map.of("Content-Type", "application/x-amz-json-1.0"), json);
        }

        /** An error answer of SQS. */
        public static Answer error(int status, String code, String message) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/x-amz-json-1.0"),
                    "{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"" + message + "\"}");
        }

        /** The same answer, compressed by a proxy although the client did not request it. */
        public Answer compressed() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Answer(status, headers, packed.toByteArray()).with("Content-Encoding", "gzip");
        }

        /** The same answer with one more header. */
        public Answer with(String header, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, content);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final Script script;

    public ScriptedSqs(Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Operations called, in order. */
    public List<String> calls() {
        return calls;
    }

    /** Handles of all deletes that {@link #quiet} has confirmed. */
    public List<String> deleted() {
        return deleted;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        calls.add(operation);
        Answer answer = script.answer(operation, request);
        if (answer == null) {
            answer = quiet(operation, request);
        }
        byte[] body = answer.content();
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The answer of an empty queue. */
    public Answer quiet(String operation, JsonNode request) {
        switch (operation) {
            case "GetQueueAttributes":
                return Answer.ok("{\"Attributes\":{\"VisibilityTimeout\":\"30\",\"MessageRetentionPeriod\":\"345600\","
                        + "\"CreatedTimestamp\":\"1700000000\"}}");
            case "ReceiveMessage":
                return Answer.ok("{}");
            default:
                StringBuilder done = new StringBuilder();
                for (JsonNode entry : request.path("Entries")) {
                    done.append(done.length() == 0 ? "" : ",")
                            .append("{\"Id\":\"")
                            .append(entry.path("Id").asText())
                            .append("\"}");
                    if (operation.equals("DeleteMessageBatch")) {
                        deleted.add(entry.path("ReceiptHandle").asText());
                    }
                }
                return Answer.ok("{\"Successful\":[" + done + "],\"Failed\":[]}");
        }
    }
}
