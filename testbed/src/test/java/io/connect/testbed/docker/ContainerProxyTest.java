package io.connect.testbed.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.connect.toxiproxy.ToxiproxyServer;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.timeline.Fault;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.LimitData;
import io.connect.toxiproxy.toxic.ResetPeer;
import io.connect.toxiproxy.toxic.Slicer;
import io.connect.toxiproxy.toxic.SlowClose;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs over HTTP against the project's own server instead of the container's. */
class ContainerProxyTest {

    private ToxiproxyServer behind;
    private ToxiproxyServer inFront;
    private Proxy front;
    private ContainerProxy proxy;

    @BeforeEach
    void start() throws IOException {
        behind = ToxiproxyServer.start();
        inFront = ToxiproxyServer.start();
        front = inFront.proxies().create("sqs", "127.0.0.1:0", "127.0.0.1:1");
        proxy = new ContainerProxy(
                "sqs", new ToxiproxyClient(behind.uri().getHost(), behind.uri().getPort()), front);
        proxy.create("127.0.0.1:0", "127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        inFront.close();
        behind.close();
    }

    static Stream<Toxic> toxics() {
        return Stream.of(
                Toxic.upstream(new Latency(20, 5)),
                Toxic.downstream(Bandwidth.perConnection(100)),
                Toxic.downstream(new SlowClose(7)),
                Toxic.upstream(new Timeout(0)),
                Toxic.downstream(new ResetPeer(3)),
                Toxic.upstream(new Slicer(256, 64, 100)),
                Toxic.downstream(new LimitData(1_000)),
                Toxic.downstream(new Latency(20, 0)).withToxicity(0.5f));
    }

    @ParameterizedTest
    @MethodSource("toxics")
    void handsAToxicOnAsItIsAndTakesItAway(Toxic toxic) {
        proxy.addToxic(toxic.named("mine"));

        assertThat(remote().toxics()).containsExactly(toxic.named("mine"));
        assertThat(front.toxics()).isEmpty();
        assertThat(proxy.hasToxic("mine")).isTrue();

        proxy.removeToxic("mine");

        assertThat(remote().toxics()).isEmpty();
        assertThat(proxy.hasToxic("mine")).isFalse();
    }

    @Test
    void putsALimitThatConnectionsShareOnTheProxyInFront() {
        Toxic shared = Toxic.downstream(Bandwidth.shared(100));

        proxy.addToxic(shared);

        assertThat(front.toxics()).containsExactly(shared);
        assertThat(remote().toxics()).isEmpty();
        assertThat(proxy.hasToxic(shared.name())).isTrue();

        proxy.removeToxic(shared.name());

        assertThat(front.toxics()).isEmpty();
    }

    @Test
    void closesAndOpensThePathInTheContainer() {
        proxy.disable();

        assertThat(proxy.enabled()).isFalse();
        assertThat(remote().enabled()).isFalse();
        assertThat(front.enabled()).isTrue();

        proxy.enable();

        assertThat(proxy.enabled()).isTrue();
    }

    @Test
    void suffersEveryProfileAndIsWholeAfterwards() {
        for (String name : FaultProfiles.names()) {
            Fault.Applied applied = FaultProfiles.named(name).applyTo(proxy);
            applied.close();

            assertThat(List.of(remote().toxics(), front.toxics())).as(name).containsOnly(List.of());
            assertThat(proxy.enabled()).as(name).isTrue();
        }
    }

    @Test
    void namesProxyAndToxicWhenTheServerRefuses() {
        proxy.addToxic(Toxic.upstream(new Latency(1, 0)));

        assertThatThrownBy(() -> proxy.addToxic(Toxic.upstream(new Latency(1, 0))))
                .isInstanceOf(DockerEnvironmentException.class)
                .hasMessageContaining("add the toxic latency_upstream to the proxy sqs");
    }

    private Proxy remote() {
        return behind.proxies().find("sqs").orElseThrow();
    }
}
