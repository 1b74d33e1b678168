package io.connect.sqs.converter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RegistryAnswerTest {

    private static final int UNTIL_CLOSED = 0;

    /**
     * The time limit of a request covers only the head of the answer. A body without end could fill the memory of the
     * worker.
     */
    @Test
    @Timeout(60)
    void anAnswerWithoutEndIsRefused() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] piece = new byte[1 << 16];
            exchange.sendResponseHeaders(200, UNTIL_CLOSED);
            while (true) {
                exchange.getResponseBody().write(piece);
            }
        });
        server.start();
        try {
            RegistryClient registry = new RegistryClient(RegistrySettings.of(Messages.config(
                    "schema.registry.url",
                    "http://127.0.0.1:" + server.getAddress().getPort())));

            assertThatThrownBy(() -> registry.byId(1))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageContaining("its answer has more than 67108864 bytes");
        } finally {
            server.stop(0);
        }
    }

    /** As another exception, it would be read and compiled again for each message. */
    @Test
    @Timeout(60)
    void aSchemaThatMakesItsLibraryFailIsReadOnce() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reads.incrementAndGet();
            byte[] answer = "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            SchemaCache schemas = SchemaCache.of(
                    RegistrySettings.of(Messages.config(
                            "schema.registry.url",
                            "http://127.0.0.1:" + server.getAddress().getPort())),
                    new FailingCompiler(),
                    System::nanoTime);

            for (int message = 0; message < 3; message++) {
                assertThatThrownBy(() -> schemas.byId(1))
                        .isInstanceOf(DataException.class)
                        .hasMessageContainingAll("id 1", "cannot be used", "an odd schema");
            }
            assertThat(reads).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    private static final class FailingCompiler implements SchemaCompiler {
        @Override
        public String type() {
            return RegisteredSchema.JSON;
        }

        @Override
        public CompiledSchema compile(RegisteredSchema schema, Map<String, String> references) {
            throw new IllegalArgumentException("an odd schema");
        }
    }

    /** Otherwise the schema would be waited for until the task ends, however well the registry works afterwards. */
    @Test
    @Timeout(60)
    void anAnswerThatStopsInTheMiddleFailsAndItsConnectionIsClosed() throws Exception {
        try (ServerSocket registry = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> stopsInTheMiddle(registry));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + registry.getLocalPort()))
                    .timeout(Duration.ofSeconds(30))
                    .build();

            assertThatThrownBy(() ->
                            HttpClient.newHttpClient().send(request, BoundedBody.of(1_000, Duration.ofMillis(100))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("its answer did not end within 100 ms");
            assertThat(closed.join()).isTrue();
        }
    }

    /** Answers with a part of the announced bytes, and returns whether the client then closes the connection. */
    private static boolean stopsInTheMiddle(ServerSocket registry) {
        try (Socket connection = registry.accept()) {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            return connection.getInputStream().readAllBytes().length > 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
