package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.proxy.Proxies;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NameLookupTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long HOLD_BYTES = 1_000_000;
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Peer echo = Peer.echo();

    @AfterEach
    void answerAndClose() {
        answered.countDown();
        echo.close();
    }

    @Test
    void neverAsksForLiteralAddresses() {
        NameLookup names = slow(LONG);

        assertThat(names.addresses("127.0.0.1").join()).hasSize(1);
        assertThat(names.addresses("::1").join()).hasSize(1);
        assertThat(asked).hasValue(0);
    }

    @Test
    void failsInGoWordsWhenTheLimitHasPassed() {
        assertThatThrownBy(() -> slow(SHORT).await("slow.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("slow.example: i/o timeout");
    }

    @Test
    void failsInGoWordsWhenThereIsNoSuchHost() {
        NameLookup names = new NameLookup(
                host -> {
                    throw new UnknownHostException(host + ": Name or service not known");
                },
                LONG);

        assertThatThrownBy(() -> names.await("none.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("none.example: no such host");
    }

    @Test
    void sharesOneLookupOfAHostBetweenAllThatAsk() {
        NameLookup names = slow(LONG);
        var first = names.addresses("slow.example");
        var second = names.addresses("slow.example");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(asked).hasValue(1));

        answered.countDown();

        assertThat(first.join()).isEqualTo(second.join());
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSlowLookupHoldsUpNoOtherProxyOnTheSameEventLoop() throws IOException {
        try (Transport transport = new Transport(1, false, HOLD_BYTES, slow(LONG))) {
            Proxies proxies = new Proxies(transport, 1);
            Proxy slow = proxies.create("slow", "127.0.0.1:0", "slow.example:" + echo.port());
            Proxy quick = proxies.create("quick", "127.0.0.1:0", echo.address());
            try (Socket waiting = connect(slow);
                    Socket client = connect(quick)) {
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(asked).hasValue(1));
                assertEchoes(client);

                answered.countDown();

                assertEchoes(waiting);
            }
            proxies.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatClosesDuringTheLookupStillDelivers(boolean nio) throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        Peer.Conversation recording = socket -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            received.add(all.toString());
        };
        try (Peer peer = Peer.doing(recording);
                Transport transport = new Transport(1, nio, HOLD_BYTES, slow(LONG))) {
            Proxies proxies = new Proxies(transport, 1);
            Proxy proxy = proxies.create("p", "127.0.0.1:0", "slow.example:" + peer.port());
            try (Socket client = connect(proxy)) {
                client.getOutputStream().write("early".getBytes());
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(asked).hasValue(1));
            answered.countDown();

            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo("early");
            await().atMost(Duration.ofMinutes(1)).until(() -> proxy.connectionCount() == 0);
            proxies.clear();
        }
    }

    @Test
    void closingAProxyEndsConnectionsWhoseLookupIsUnderWay() throws IOException {
        try (Transport transport = new Transport(1, false, HOLD_BYTES, slow(LONG))) {
            Proxies proxies = new Proxies(transport, 1);
            Proxy proxy = proxies.create("p", "127.0.0.1:0", "slow.example:" + echo.port());
            try (Socket client = connect(proxy)) {
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(asked).hasValue(1));

                proxy.disable();

                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void anAddressToListenOnThatIsNotFoundInTimeIsAnError() {
        try (Transport transport = new Transport(1, false, HOLD_BYTES, slow(SHORT))) {
            Proxies proxies = new Proxies(transport, 1);

            assertThatThrownBy(() -> proxies.create("p", "slow.example:0", echo.address()))
                    .isInstanceOf(ProxyException.class)
                    .hasMessage("listen tcp: lookup slow.example: i/o timeout");
        }
    }

    /** A name server that answers with the loopback address when the test releases it. */
    private NameLookup slow(Duration limit) {
        return new NameLookup(
                host -> {
                    asked.incrementAndGet();
                    untilAnswered();
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                },
                limit);
    }

    private void untilAnswered() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Socket connect(Proxy to) throws IOException {
        Socket socket = new Socket("127.0.0.1", to.listenAddress().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void assertEchoes(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        assertThat(socket.getInputStream().read()).isEqualTo(7);
    }
}
