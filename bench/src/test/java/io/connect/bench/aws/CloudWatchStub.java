package io.connect.bench.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Something on loopback that answers as CloudWatch is documented to, for as long as it has answers. */
public final class CloudWatchStub implements AutoCloseable {

    /** What a request brought. */
    public record Request(String method, Map<String, String> headers, String body) {

        /** The fields of the form in the body. */
        public Map<String, String> form() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : body.split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(decoded(parts[0]), decoded(parts[1]));
            }
            return fields;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    private record Answer(int status, String xml, boolean hangs) {}

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:20:00Z"), ZoneOffset.UTC);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public CloudWatchStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Will answer so once, after what it was told before. */
    public CloudWatchStub answering(int status, String xml) {
        answers.add(new Answer(status, xml, false));
        return this;
    }

    /** Will begin to answer so, and then say nothing more until it is closed; with no text, not even a status. */
    public CloudWatchStub hangingAfter(String xml) {
        answers.add(new Answer(200, xml, true));
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** A client of it. */
    public CloudWatch client(Duration patience) {
        return new CloudWatch(uri(), signer(), patience);
    }

    /** Signs what is sent here, at a time that stands still. */
    public static AwsSigner signer() {
        return new AwsSigner(
                CloudWatch.SERVICE,
                "eu-west-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret-of-the-example")),
                CLOCK);
    }

    /** A page of the answer to GetMetricData: results as the pieces below, and the token if there is one. */
    public static String page(String results, String nextToken) {
        String token = nextToken.isEmpty() ? "" : "<NextToken>" + nextToken + "</NextToken>";
        return """
                <GetMetricDataResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
                  <GetMetricDataResult>
                    <MetricDataResults>%s</MetricDataResults>
                    %s
                  </GetMetricDataResult>
                  <ResponseMetadata><RequestId>request</RequestId></ResponseMetadata>
                </GetMetricDataResponse>
                """.formatted(results, token);
    }

    /** One series in such a page. */
    public static String result(String id, String status, Map<String, String> points) {
        StringBuilder times = new StringBuilder();
        StringBuilder values = new StringBuilder();
        points.forEach((time, value) -> {
            times.append("<member>").append(time).append("</member>");
            values.append("<member>").append(value).append("</member>");
        });
        return """
                <member>
                  <Id>%s</Id>
                  <Label>label</Label>
                  <StatusCode>%s</StatusCode>
                  <Timestamps>%s</Timestamps>
                  <Values>%s</Values>
                </member>
                """.formatted(id, status, times, values);
    }

    /** An error of the Query protocol. */
    public static String error(String code, String message) {
        return """
                <ErrorResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
                  <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
                  <RequestId>request</RequestId>
                </ErrorResponse>
                """.formatted(code, message);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        requests.add(new Request(
                exchange.getRequestMethod(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.poll();
        if (answer == null) {
            answer = new Answer(500, "no answer is left", false);
        }
        byte[] body = answer.xml().getBytes(StandardCharsets.UTF_8);
        if (!answer.hangs()) {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        if (body.length > 0) {
            exchange.sendResponseHeaders(answer.status(), 0);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
