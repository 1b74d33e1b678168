package io.connect.sqs.converter.claim;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback with scripted answers, for behaviour that a real service does not show on demand. */
public final class ScriptedHttp implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    public ScriptedHttp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Adds an answer. The last answer is repeated. */
    public ScriptedHttp answer(int status, String headers, byte[] body, int sentBytes) {
        synchronized (answers) {
            answers.add(new Answer(status, headers, body, sentBytes));
        }
        return this;
    }

    /** Adds a text answer that is sent completely. */
    public ScriptedHttp answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answer(status, "", bytes, bytes.length);
    }

    /** Drops all prepared answers. */
    public void clear() {
        synchronized (answers) {
            answers.clear();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
        Answer answer;
        synchronized (answers) {
            answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
        }
        for (String header : answer.headers().split("\n")) {
            if (!header.isBlank()) {
                exchange.getResponseHeaders().add(header.split(": ")[0], header.split(": ")[1]);
            }
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body(), 0, answer.sentBytes());
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private record Answer(int status, String headers, byte[] body, int sentBytes) {}

    /** A received request. */
    public record Request(String path, Headers headers) {}
}
