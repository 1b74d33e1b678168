package io.connect.bench.fault.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connect's REST interface, limited to the calls that a restart needs, with tasks in the states that a test sets. */
public final class StubWorker implements AutoCloseable {
    private static final Pattern RESTART = Pattern.compile("/connectors/connector/tasks/(\\d+)/restart");

    private final HttpServer server;
    private final List<Integer> restarts = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile List<String> tasks = List.of();

    public StubWorker() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static String running() {
        return "\"state\":\"RUNNING\"";
    }

    /** @param trace the trace, as JSON text */
    public static String failed(String trace) {
        return "\"state\":\"FAILED\",\"trace\":\"" + trace + "\"";
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void tasks(String... states) {
        tasks = List.of(states);
    }

    /** Numbers of the tasks that were restarted, in order. */
    List<Integer> restarts() {
        return restarts;
    }

    /** Waits until the status has been read this many more times. */
    public void awaitLooks(int more) {
        int enough = looks.get() + more;
        await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() >= enough);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Matcher restart = RESTART.matcher(exchange.getRequestURI().getPath());
            if (restart.matches()) {
                restarts.add(Integer.valueOf(restart.group(1)));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            byte[] body = status().getBytes(UTF_8);
            // This happens before the caller continues, so that this request does not count as a later one.
            looks.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String status() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            all.add("{\"id\":" + i + ",\"worker_id\":\"127.0.0.1:8083\"," + tasks.get(i) + "}");
        }
        return "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[" + String.join(",", all) + "]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
