package io.connect.toxiproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.toxiproxy.contract.HttpPeer;
import io.connect.toxiproxy.contract.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpFaultProxyTest {

    private final ProxiedService proxied = new ProxiedService("application/xml");
    private final TestService service = proxied.service();
    private final HttpFaultProxy proxy = proxied.proxy();

    @AfterEach
    void stop() {
        proxied.close();
    }

    @Test
    void passesPathsAndBodiesUntouched() {
        byte[] body = new byte[300_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 31);
        }

        HttpResponse<String> answer = send("PUT", "/bucket/a%2Fb%20c+d?x-id=PutObject&q=%C3%A4", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<ok/>");
        assertThat(service.seen().get(0).uri()).hasToString("/bucket/a%2Fb%20c+d?x-id=PutObject&q=%C3%A4");
        assertThat(service.seen().get(0).body()).isEqualTo(body);
    }

    /** Undertow refuses a body above 2 MiB by default, and forwards a smaller one only when it has read it whole. */
    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void passesALargeBodyOfAnyForm(boolean chunked, boolean expectContinue) {
        byte[] body = new byte[5_000_000];
        Arrays.fill(body, (byte) 'x');
        BodyPublisher publisher = chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body);

        HttpResponse<String> answer =
                proxied.send(proxied.request("/").PUT(publisher).expectContinue(expectContinue));

        assertThat(answer.body()).isEqualTo("<ok/>");
        assertThat(service.seen().get(0).body()).isEqualTo(body);
    }

    @Test
    void answersSlowDownAsS3Does() {
        proxy.apply(HttpFault.throttle(0.001));
        send("GET", "/bucket/key", new byte[0]);

        HttpResponse<String> answer = send("GET", "/bucket/key", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml");
        assertThat(answer.body())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code>"
                        + "<Message>Please reduce your request rate.</Message>");
    }

    @Test
    void keepsTheConnectionUsableAfterAnErrorToALargeUpload() {
        proxy.apply(HttpFault.failFirst(1, AwsError.SERVICE_UNAVAILABLE));

        assertThat(send("PUT", "/bucket/key", new byte[500_000]).statusCode()).isEqualTo(503);
        assertThat(send("PUT", "/bucket/key", new byte[500_000]).statusCode()).isEqualTo(200);
    }

    /** The error answers before the whole body has come. The connection then hung at the next request. */
    @Test
    void keepsTheConnectionUsableAfterAnErrorToAnUploadThatIsNotBufferedWhole() throws IOException {
        proxy.apply(HttpFault.failFirst(1, AwsError.SERVICE_UNAVAILABLE));
        int size = 2 * ClientWatch.MOST_BUFFERED_BYTES;
        try (Socket client = connect()) {
            String upload =
                    "PUT /bucket/key HTTP/1.1\r\nHost: h\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size);

            assertThat(HttpPeer.call(client, upload)).startsWith("HTTP/1.1 503");
            assertThat(HttpPeer.call(client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** Such a client does not send the body, and would use the connection for its next request. */
    @Test
    void endsTheConnectionOfAClientThatAsksFirstAndIsAnsweredByAFault() throws IOException {
        proxy.apply(HttpFault.failFirst(1, AwsError.SERVICE_UNAVAILABLE));
        try (Socket client = connect()) {
            String asking = "PUT /bucket/key HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";

            assertThat(HttpPeer.call(client, asking)).startsWith("HTTP/1.1 503").contains("\r\nConnection: close\r\n");
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void failsAboutTheShareItIsTold() {
        proxy.apply(HttpFault.errors(0.5, AwsError.INTERNAL_FAILURE));

        IntStream.range(0, 200).forEach(i -> send("GET", "/", new byte[0]));

        // 200 draws with probability one half: eight standard deviations in both directions.
        assertThat(proxy.faultedRequests()).isBetween(43L, 157L);
        assertThat(proxy.passedRequests() + proxy.faultedRequests()).isEqualTo(200);
    }

    @Test
    void matchesMethodAndPath() {
        proxy.apply(HttpFault.errors(1, AwsError.INTERNAL_FAILURE).withMatch(RequestMatch.http("GET", "/a/")));

        assertThat(send("GET", "/a/x", new byte[0]).statusCode()).isEqualTo(500);
        assertThat(send("GET", "/b/x", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/a/x", new byte[1]).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATlsEndpointWithTheReason() {
        assertThatThrownBy(() -> HttpFaultProxy.start(URI.create("https://sqs.eu-central-1.amazonaws.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://sqs.eu-central-1.amazonaws.com")
                .hasMessageContaining("TLS");
        assertThatThrownBy(() -> HttpFaultProxy.start(URI.create("sqs:9324")))
                .hasMessageContaining("http://host:port")
                .hasMessageContaining("sqs:9324");
    }

    @Test
    void answersUnavailableWhenTheServiceIsNotThere() {
        service.close();

        assertThat(send("GET", "/", new byte[0]).statusCode()).isEqualTo(503);
    }

    @Test
    void closesAConnectionToTheServiceThatNoRequestUses() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Peer peer = Peer.doing(socket -> {
            HttpPeer.message(socket.getInputStream(), false);
            socket.getOutputStream().write(HttpPeer.ok("").getBytes(StandardCharsets.ISO_8859_1));
            if (socket.getInputStream().read() < 0) {
                closed.countDown();
            }
        });
        HttpFaultOptions defaults = HttpFaultOptions.defaults();
        HttpFaultOptions brief = new HttpFaultOptions(
                defaults.host(),
                defaults.port(),
                defaults.seed(),
                new HttpFaultOptions.Capacity(1, 10, 10, Duration.ofMillis(100)),
                defaults.nanoClock());
        try (peer;
                HttpFaultProxy before = HttpFaultProxy.start(URI.create("http://" + peer.address()), brief)) {
            proxied.send(HttpRequest.newBuilder(before.uri()));

            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(proxy.uri().getHost(), proxy.uri().getPort());
        client.setSoTimeout(20_000);
        return client;
    }

    private HttpResponse<String> send(String method, String path, byte[] body) {
        return proxied.send(proxied.request(path).method(method, BodyPublishers.ofByteArray(body)));
    }
}
