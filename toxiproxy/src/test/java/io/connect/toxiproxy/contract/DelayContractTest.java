package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Toxics that hold data back: latency, bandwidth, slicer, and when they affect which connection. */
class DelayContractTest extends ToxiproxyContract {

    @Test
    void latencyDelaysDataInItsStreamOnly() {
        int port = proxyTo(Peer.echo());
        toxic("latency", "upstream", "\"latency\":150");
        Socket client = connect(port);

        Duration first = roundTrip(client);
        Duration second = roundTrip(client);

        assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void latenciesAddUp() {
        int port = proxyTo(Peer.echo());
        toxic("latency", "upstream", "\"latency\":60");
        toxic("latency", "downstream", "\"latency\":60");
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"more\",\"attributes\":{\"latency\":60}}");

        assertThat(roundTrip(connect(port))).isGreaterThanOrEqualTo(Duration.ofMillis(180));
    }

    @Test
    void removingLatencyFlushesHeldBytes() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("latency", "downstream", "\"latency\":60000");
        Socket client = connect(port);
        client.getOutputStream().write(1);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.getInputStream().available() == 0);

        http.delete("/proxies/p/toxics/latency_downstream");

        assertThat(client.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void loweringLatencyFreesLaterData() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("latency", "downstream", "\"latency\":60000");
        Socket client = connect(port);

        http.post("/proxies/p/toxics/latency_downstream", "{\"attributes\":{\"latency\":1}}");

        client.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void bandwidthLimitsAConnection() throws IOException {
        int port = proxyTo(Peer.sending(400_000));
        toxic("bandwidth", "downstream", "\"rate\":1000");

        long start = System.nanoTime();
        int size = receiveAll(connect(port));

        assertThat(size).isEqualTo(400_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void bandwidthOfNoneHoldsEverythingUntilItIsRemoved() throws IOException {
        int port = proxyTo(Peer.sending(1000));
        toxic("bandwidth", "downstream", "\"rate\":0");
        Socket client = connect(port);
        client.setSoTimeout(300);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        http.delete("/proxies/p/toxics/bandwidth_downstream");

        client.setSoTimeout(READ_TIMEOUT_MS);
        assertThat(receiveAll(client)).isEqualTo(1000);
    }

    @Test
    void slicerKeepsEveryByteInOrder() throws IOException {
        int port = proxyTo(Peer.echo());
        toxic("slicer", "upstream", "\"average_size\":64,\"size_variation\":32,\"delay\":10");
        Socket client = connect(port);
        byte[] sent = new byte[5000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }

        client.getOutputStream().write(sent);

        assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
    }

    @Test
    void toxicityOfZeroAffectsNobody() {
        int port = proxyTo(Peer.echo());
        http.post("/proxies/p/toxics", "{\"type\":\"timeout\",\"toxicity\":0}");

        assertEchoes(connect(port));
    }

    @Test
    void toxicsReachConnectionsThatAreOpenAlready() {
        int port = proxyTo(Peer.echo());
        Socket client = connect(port);
        assertEchoes(client);

        toxic("latency", "downstream", "\"latency\":150");

        assertThat(roundTrip(client)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
}
