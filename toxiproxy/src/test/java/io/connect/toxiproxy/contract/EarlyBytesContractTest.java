package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer sends data and closes before the other side has sent a byte. All its bytes still arrive, in order. */
class EarlyBytesContractTest extends ToxiproxyContract {

    private static final int ROUNDS = 20;
    private static final int SIZE_BYTES = 50_000;

    private final byte[] sent = pattern();

    @ParameterizedTest
    @ValueSource(strings = {"", "latency", "slicer", "bandwidth"})
    void deliversAllOfAClientThatClosesAtOnce(String toxic) throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        int port = proxyTo(recording(received));
        add(toxic, "upstream");

        for (int i = 0; i < ROUNDS; i++) {
            try (Socket client = connectOrFail(port)) {
                client.getOutputStream().write(sent);
            }
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latency", "slicer", "bandwidth"})
    void deliversAllOfAClientThatHalfClosesAtOnce(String toxic) throws Exception {
        BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
        int port = proxyTo(recording(received));
        add(toxic, "upstream");

        for (int i = 0; i < ROUNDS; i++) {
            Socket client = connect(port);
            client.getOutputStream().write(sent);
            client.shutdownOutput();
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(sent);
            assertThat(isClosed(client)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latency", "slicer", "bandwidth"})
    void deliversAllOfAServerThatClosesAtOnce(String toxic) throws IOException {
        int port = proxyTo(Peer.doing(socket -> socket.getOutputStream().write(sent)));
        add(toxic, "downstream");

        for (int i = 0; i < ROUNDS; i++) {
            try (Socket client = connectOrFail(port)) {
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
            }
        }
    }

    /** A server that reports all received bytes of each connection. */
    private static Peer recording(BlockingQueue<byte[]> received) {
        return Peer.doing(socket -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } finally {
                received.add(all.toByteArray());
            }
        });
    }

    private void add(String type, String stream) {
        // Genuine 2.12.0 delivered nothing on one of 240 such connections with a latency toxic.
        assumeFalse(backend.genuine() && !type.isEmpty());
        switch (type) {
            case "latency" -> toxic(type, stream, "\"latency\":5");
            case "slicer" -> toxic(type, stream, "\"average_size\":5000,\"delay\":10");
            case "bandwidth" -> toxic(type, stream, "\"rate\":10000");
            default -> assertThat(type).isEmpty();
        }
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[SIZE_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }
}
