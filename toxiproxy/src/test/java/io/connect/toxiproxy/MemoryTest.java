package io.connect.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections at full speed through a latency toxic share one memory budget: they are slowed down and never closed. */
@Timeout(120)
class MemoryTest {

    private static final int CONNECTIONS = 8;
    private static final int EACH_BYTES = 6_000_000;
    private static final long HOLD_BYTES = 4_000_000;

    /** The bytes that Netty may read from a connection before it is told to stop, and the guaranteed bytes of each connection. */
    private static final long BEYOND_EACH_BYTES = 512 * 1024;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBudgetIsKeptAndNoByteLost(boolean nio) throws Exception {
        ToxiproxyOptions options = ToxiproxyOptions.defaults().withNio(nio).withHoldBytes(HOLD_BYTES);
        ExecutorService readers = Executors.newFixedThreadPool(CONNECTIONS);
        try (Peer source = Peer.doing(socket -> {
                    socket.getOutputStream().write(pattern());
                    // Waits until the client closes, because an end of the stream would make epoll read on.
                    socket.getInputStream().read();
                });
                ToxiproxyServer server = ToxiproxyServer.start(options)) {
            Proxy proxy = server.proxies().create("p", "127.0.0.1:0", source.address());
            proxy.addToxic(Toxic.downstream(new Latency(150, 0)));
            List<Future<byte[]>> results = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                results.add(readers.submit(receive(proxy)));
            }
            AtomicLong most = new AtomicLong();
            await().pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofSeconds(100))
                    .until(() -> {
                        most.accumulateAndGet(server.heldBytes(), Math::max);
                        return results.stream().allMatch(Future::isDone);
                    });

            assertThat(most.get()).isBetween(HOLD_BYTES / 2, HOLD_BYTES + CONNECTIONS * BEYOND_EACH_BYTES);
            for (Future<byte[]> result : results) {
                assertThat(result.get()).isEqualTo(pattern());
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(server.heldBytes()).isZero());
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void aConnectionThatBreaksIsWarnedOfWithItsProxy() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        try (Peer echo = Peer.echo();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            Proxy proxy = server.proxies().create("broken", "127.0.0.1:0", echo.address());
            Socket client = new Socket("127.0.0.1", proxy.listenAddress().getPort());
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            client.setSoLinger(true, 0);
            client.close();

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(log.toString())
                            .containsPattern("WARN .*Proxy broken: connection to client .* broke"));
        } finally {
            System.setErr(before);
        }
    }

    private static Callable<byte[]> receive(Proxy proxy) {
        return () -> {
            try (Socket client = new Socket("127.0.0.1", proxy.listenAddress().getPort())) {
                return client.getInputStream().readNBytes(EACH_BYTES);
            }
        };
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[EACH_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }
}
