package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Toxics that end connections or delay their end: timeout, slow_close, reset_peer, limit_data. */
class EndingContractTest extends ToxiproxyContract {

    @Test
    void timeoutSwallowsDataAndClosesAfterwards() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("timeout", "downstream", "\"timeout\":200");
        Socket client = connect(port);
        client.getOutputStream().write(1);

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void timeoutOfZeroKeepsTheConnectionUntilItIsRemoved() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("timeout", "downstream", "\"timeout\":0");
        Socket client = connect(port);
        client.getOutputStream().write(1);
        client.setSoTimeout(300);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        http.delete("/proxies/p/toxics/timeout_downstream");

        assertThat(isClosed(client)).isTrue();
        assertEchoes(connect(port));
    }

    @Test
    void slowCloseKeepsTheClientWaitingForTheEnd() {
        int port = proxyTo(Peer.doing(socket -> socket.getOutputStream().write(new byte[10])));
        toxic("slow_close", "downstream", "\"delay\":300");
        Socket client = connect(port);

        long start = System.nanoTime();
        int size = receiveAll(client);

        assertThat(size).isEqualTo(10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void resetPeerResets() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("reset_peer", "downstream", "\"timeout\":0");
        Socket client = connect(port);
        client.getOutputStream().write(1);

        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void limitDataClosesAfterItsBytes() {
        int port = proxyTo(Peer.sending(100_000));
        toxic("limit_data", "downstream", "\"bytes\":1234");

        assertThat(receiveAll(connect(port))).isEqualTo(1234);
    }

    @Test
    void anEndedStreamClosesTheWholeConnectionBehindIt() throws IOException {
        int port = proxyTo(Peer.echo());
        Socket client = connect(port);
        assertEchoes(client);

        client.shutdownOutput();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
}
