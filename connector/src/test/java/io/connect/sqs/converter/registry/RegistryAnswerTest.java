package io.connect.sqs.converter.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
}
