package io.connect.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.link.Waiting;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.ResetPeer;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.connect.toxiproxy.toxic.ToxicType;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@org.junit.jupiter.api.Timeout(60)
class ToxiproxyServerTest {

    private final Peer echo = Peer.echo();
    private ToxiproxyServer server;
    private Proxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = ToxiproxyServer.start(ToxiproxyOptions.defaults().withSeed(5));
        proxy = server.proxies().create("p", "127.0.0.1:0", echo.address());
    }

    @AfterEach
    void stop() {
        server.close();
        echo.close();
    }

    @Test
    void countsBytesByDirection() throws IOException {
        Peer.Conversation answer = socket -> {
            socket.getInputStream().readNBytes(7);
            socket.getOutputStream().write(new byte[5_000]);
        };
        try (Peer source = Peer.doing(answer)) {
            Proxy oneWay = server.proxies().create("one-way", "127.0.0.1:0", source.address());
            try (Socket client = connect(oneWay)) {
                client.getOutputStream().write(new byte[7]);
                assertThat(client.getInputStream().readNBytes(5_000)).hasSize(5_000);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> oneWay.bytesUpstream() == 7);
            assertThat(oneWay.bytesDownstream()).isEqualTo(5_000);
        }
    }

    @Test
    void tellsHowLongBytesWereHeldBack() throws IOException {
        try (Socket client = connect(proxy)) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);
            Waiting before = proxy.waiting();
            assertThat(before.meanMillisSince(before)).isEmpty();
            proxy.addToxic(Toxic.downstream(new Latency(100, 0)));
            proxy.addToxic(Toxic.upstream(new Latency(100, 0)));

            client.getOutputStream().write(new byte[50]);
            assertThat(client.getInputStream().readNBytes(50)).hasSize(50);

            // At least the requested time; the upper limit depends on the load of the machine.
            assertThat(proxy.waiting().meanMillisSince(before).orElseThrow()).isBetween(99.9, 1_000.0);
        }
    }

    @Test
    void countsOnlyForwardedBytes() throws IOException {
        proxy.addToxic(Toxic.upstream(new Timeout(0)));
        try (Socket client = connect(proxy)) {
            client.getOutputStream().write(new byte[100]);
            await().atMost(Duration.ofMinutes(1)).until(() -> proxy.connectionCount() == 1);
            assertThat(proxy.bytesUpstream()).isZero();
        }
    }

    @Test
    void sharesBandwidthBetweenConnections() throws Exception {
        try (Peer source = Peer.sending(300_000)) {
            Proxy thin = server.proxies().create("thin", "127.0.0.1:0", source.address());
            thin.addToxic(Toxic.downstream(Bandwidth.shared(2_000)));
            long start = System.nanoTime();
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket client = connect(thin);
                Thread reader = new Thread(() -> drain(client));
                reader.start();
                readers.add(reader);
            }
            for (Thread reader : readers) {
                reader.join();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            // 1.2 MB over one line of 2 MB/s; four separate lines would take a quarter of the time.
            assertThat(seconds).isGreaterThan(0.55);
            assertThat(thin.bytesDownstream()).isEqualTo(1_200_000);
        }
    }

    @Test
    void readsCallsOnlyAsLongAsItIsTold() throws IOException {
        try (Socket before = connect(proxy)) {
            assertAnswers(before);
            proxy.readCalls(ToxicType.KAFKA_CALL);
            assertThat(before.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> proxy.readCalls(ToxicType.AWS_CALL))
                .hasMessageContaining("read as those of kafka_call, so it cannot have a aws_call");
        Toxic rule = Toxic.downstream(KafkaCall.of("EndTxn", Occurrence.each(), new CallAction.Drop()));
        try (Socket read = connect(proxy)) {
            assertAnswers(read);
            proxy.addToxic(rule);
            assertThatThrownBy(proxy::stopReadingCalls).hasMessageContaining("has a toxic of calls");
            proxy.removeToxic(rule.name());
            assertAnswers(read);

            proxy.stopReadingCalls();

            assertThat(read.getInputStream().read()).isEqualTo(-1);
        }
        proxy.readCalls(ToxicType.AWS_CALL);
        assertThatThrownBy(() -> proxy.readCalls(ToxicType.LATENCY)).hasMessageContaining("latency meets no calls");
    }

    /** Bytes of a protocol other than the expected one pass unchanged. */
    private static void assertAnswers(Socket client) throws IOException {
        client.getOutputStream().write(new byte[20]);
        assertThat(client.getInputStream().readNBytes(20)).hasSize(20);
    }

    @Test
    void resetsConnectionsAndKeepsThePort() throws IOException {
        try (Socket client = connect(proxy)) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            proxy.resetConnections();

            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        try (Socket again = connect(proxy)) {
            again.getOutputStream().write(2);
            assertThat(again.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void theSameSeedAffectsTheSameConnections() throws IOException {
        List<Boolean> first = affected(server);
        try (ToxiproxyServer twin =
                ToxiproxyServer.start(ToxiproxyOptions.defaults().withSeed(5))) {
            assertThat(affected(twin)).isEqualTo(first);
        }
        assertThat(first).contains(true, false);
    }

    /** The genuine server closes and resets all connections of the proxy; the README states that this server does not. */
    @ParameterizedTest
    @ValueSource(strings = {"timeout", "reset_peer"})
    void aConnectionThatAToxicDoesNotAffectGoesOnAndEndsInOrder(String type) throws IOException {
        ToxicSettings settings = type.equals("timeout") ? new Timeout(0) : new ResetPeer(0);
        proxy.addToxic(Toxic.downstream(settings).named("t").withToxicity(0));
        try (Socket client = connect(proxy)) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            proxy.removeToxic("t");

            client.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
            proxy.addToxic(Toxic.downstream(settings).named("t").withToxicity(0));
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void updatesAndRemovesFromJava() {
        proxy.addToxic(Toxic.downstream(new Latency(5, 0)).named("t"));

        proxy.updateToxic("t", new Latency(9, 1), 0.5f);

        assertThat(proxy.toxics())
                .containsExactly(Toxic.downstream(new Latency(9, 1)).named("t").withToxicity(0.5f));
        proxy.removeToxic("t");
        assertThat(proxy.toxics()).isEmpty();
        assertThatThrownBy(() -> proxy.removeToxic("t")).hasMessage("toxic not found");
    }

    @Test
    void closingEndsEverything() throws IOException {
        InetSocketAddress address = proxy.listenAddress();
        try (Socket client = connect(proxy)) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);

            server.close();

            assertThat(endOf(client)).isTrue();
            assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void opensItsPortAgainAtOnce(boolean nio) throws IOException {
        try (ToxiproxyServer other =
                ToxiproxyServer.start(ToxiproxyOptions.defaults().withNio(nio))) {
            Proxy reopened = other.proxies().create("r", "127.0.0.1:0", echo.address());
            for (int i = 0; i < 50; i++) {
                reopened.disable();
                reopened.enable();
            }
            assertThat(reopened.enabled()).isTrue();
        }
    }

    @Test
    void saysThatADisabledProxyListensNowhere() {
        proxy.disable();

        assertThatThrownBy(proxy::listenAddress).hasMessage("Proxy p is disabled and listens nowhere; enable it first");
        assertThat(proxy.connectionCount()).isZero();
    }

    /** Whether a toxic with toxicity 0.5 drops the data, for each of twenty connections. */
    private List<Boolean> affected(ToxiproxyServer on) throws IOException {
        Proxy half = on.proxies().create("half", "127.0.0.1:0", echo.address());
        half.addToxic(Toxic.downstream(new Timeout(60)).withToxicity(0.5f));
        List<Boolean> affected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (Socket client = connect(half)) {
                client.getOutputStream().write(1);
                affected.add(client.getInputStream().read() != 1);
            } catch (SocketException e) {
                // On a busy machine the toxic can close the connection before the byte arrives, which resets it.
                affected.add(true);
            }
        }
        return affected;
    }

    private static Socket connect(Proxy to) throws IOException {
        Socket socket = new Socket("127.0.0.1", to.listenAddress().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void drain(Socket socket) {
        try (socket) {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
