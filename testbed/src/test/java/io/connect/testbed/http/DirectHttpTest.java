package io.connect.testbed.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All tests run with a proxy setting for a port on which no program listens. */
class DirectHttpTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = "{\"QueueUrl\":\"http://localhost/0/q\",\"version\":\"4\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        for (String scheme : List.of("http", "https")) {
            System.setProperty(scheme + ".proxyHost", "127.0.0.1");
            System.setProperty(scheme + ".proxyPort", Integer.toString(nobody));
        }
        System.setProperty("http.nonProxyHosts", "intranet.example");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        for (String scheme : List.of("http", "https")) {
            System.clearProperty(scheme + ".proxyHost");
            System.clearProperty(scheme + ".proxyPort");
        }
        System.clearProperty("http.nonProxyHosts");
    }

    @Test
    void theQueueServiceOfTheTestbedIsCalledDirect() {
        try (SqsAdmin sqs = new SqsAdmin(endpoint())) {
            assertThat(sqs.find("q")).contains("http://localhost/0/q");
        }
    }

    @Test
    void theObjectStoreIsCalledDirect() {
        try (S3Admin s3 = new S3Admin(endpoint())) {
            s3.createBucket("bucket");
        }
        assertThat(asked).containsExactly("PUT /bucket");
    }

    @Test
    void soAreWorkers() {
        assertThat(new ConnectRest(endpoint()).version()).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "127.1.2.3, true",
        "[::1], true",
        "sqs.eu-west-1.amazonaws.com, false",
        "10.0.0.1, false",
        "127.example.com, false"
    })
    void onlyThisMachineIsMeant(String host, boolean direct) {
        assertThat(DirectHttp.isThisMachine(host)).isEqualTo(direct);
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
