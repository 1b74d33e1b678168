package io.connect.sqs.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Services that issue credentials, and a queue service that records the credentials of each call. */
final class AwsStub implements AutoCloseable {

    private final HttpServer server;
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile Instant roleEnds = Instant.now().plusSeconds(3_600);

    AwsStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "aws-stub");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/pod")) {
            tokens.add("pod:" + exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, "application/json", json("POD"));
        } else if (body.startsWith("Action=")) {
            forms.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
            send(
                    exchange,
                    "text/xml",
                    body.contains("WebIdentity") ? xml("AssumeRoleWithWebIdentity", "WEB") : xml("AssumeRole", "ROLE"));
        } else {
            signatures.add(exchange.getRequestHeaders().getFirst("Authorization"));
            tokens.add(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            send(exchange, "application/x-amz-json-1.0", "{\"Attributes\":{\"VisibilityTimeout\":\"30\"}}");
        }
    }

    private String json(String id) {
        return "{\"AccessKeyId\":\"" + id + "\",\"SecretAccessKey\":\"s\",\"Token\":\"" + id
                + "-token\",\"Expiration\":\"" + Instant.now().plusSeconds(3_600) + "\"}";
    }

    private String xml(String action, String id) {
        return "<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action
                + "Result><Credentials><AccessKeyId>" + id
                + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>" + id
                + "-token</SessionToken><Expiration>"
                + roleEnds + "</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/s</Arn>"
                + "<AssumedRoleId>X:s</AssumedRoleId></AssumedRoleUser></" + action + "Result></" + action
                + "Response>";
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests to STS. */
    List<String> forms() {
        return forms;
    }

    /** The {@code Authorization} headers of calls to SQS. */
    List<String> signatures() {
        return signatures;
    }

    /** Session tokens of calls to SQS, and tokens sent to the pod's endpoint. */
    List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
