package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.proxy.Proxies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionTest {

    private static final long HOLD_BYTES = 1_000_000;

    @Test
    void aSocketThatThisSideHasClosedIsNoBrokenConnection() {
        assertThat(Connection.isOwnEnd(new ClosedChannelException())).isTrue();
    }

    @Test
    void aResetByThePeerIsABrokenConnection() {
        assertThat(Connection.isOwnEnd(new IOException("Connection reset by peer")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatClosesBeforeItIsAcceptedIsNoBrokenConnection(boolean nio) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true));
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        CountDownLatch closed = new CountDownLatch(1);
        try (Transport transport = new Transport(1, nio, HOLD_BYTES);
                Peer server = Peer.doing(
                        socket -> received.add(socket.getInputStream().readAllBytes().length))) {
            int port = new Proxies(transport, 1)
                    .create("p", "127.0.0.1:0", server.address())
                    .listenAddress()
                    .getPort();
            transport.loops().execute(() -> awaitQuietly(closed));
            try (Socket client = new Socket("127.0.0.1", port)) {
                client.getOutputStream().write(new byte[1000]);
            }
            closed.countDown();

            assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(1000);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
