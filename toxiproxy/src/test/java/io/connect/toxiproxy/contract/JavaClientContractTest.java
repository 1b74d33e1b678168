package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The maintained Java client controls a server through its own classes. */
class JavaClientContractTest extends ToxiproxyContract {

    @Test
    void drivesProxyAndToxics() throws IOException {
        ToxiproxyClient client =
                new ToxiproxyClient(backend.uri().getHost(), backend.uri().getPort());
        Proxy proxy = client.createProxy("p", "127.0.0.1:0", echo.address());
        int port = Integer.parseInt(proxy.getListen().split(":")[1]);
        Latency latency = proxy.toxics().latency("slow", ToxicDirection.UPSTREAM, 100);
        latency.setJitter(5);
        latency.setToxicity(1f);

        assertThat(roundTrip(connect(port))).isGreaterThan(Duration.ofMillis(90));
        assertThat(client.getProxy("p").toxics().get("slow", Latency.class).getJitter())
                .isEqualTo(5);

        proxy.toxics().bandwidth("thin", ToxicDirection.DOWNSTREAM, 100).setRate(200);
        proxy.toxics().resetPeer("cut", ToxicDirection.DOWNSTREAM, 1).setTimeout(2);
        proxy.toxics().slicer("cuts", ToxicDirection.DOWNSTREAM, 10, 1).setSizeVariation(2);
        proxy.toxics().limitData("end", ToxicDirection.DOWNSTREAM, 10).setBytes(20);
        proxy.toxics().slowClose("late", ToxicDirection.DOWNSTREAM, 10).setDelay(20);
        proxy.toxics().timeout("gone", ToxicDirection.DOWNSTREAM, 10).setTimeout(20);
        assertThat(proxy.toxics().getAll()).hasSize(7);

        proxy.disable();
        assertThat(client.getProxy("p").isEnabled()).isFalse();
        client.reset();
        assertThat(client.getProxy("p").isEnabled()).isTrue();
        assertThat(client.getProxy("p").toxics().getAll()).isEmpty();
        assertThatThrownBy(() -> client.createProxy("p", "127.0.0.1:0", echo.address()))
                .hasMessageContaining("proxy already exists");
        proxy.delete();
        assertThat(client.getProxies()).isEmpty();
    }
}
