package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.toxiproxy.contract.Caller.Answer;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies: created, changed, disabled and enabled, deleted. */
class ProxyContractTest extends ToxiproxyContract {

    @Test
    void createsAProxyAndTellsThePortItPicked() {
        Answer answer = create("p", "127.0.0.1:0");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.contentType()).isEqualTo("application/json");
        int port = port(answer);
        assertThat(port).isPositive();
        assertThat(answer.withoutLogger())
                .isEqualTo("{\"name\":\"p\",\"listen\":\"127.0.0.1:" + port + "\",\"upstream\":\"" + echo.address()
                        + "\",\"enabled\":true,\"toxics\":[]}");
        assertThat(http.get("/proxies/p").body()).isEqualTo(answer.body());
        assertThat(http.get("/proxies").body()).isEqualTo("{\"p\":" + answer.body() + "}");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PATCH"})
    void updatesAProxyByEitherMethod(String method) {
        int port = port(create("p", "127.0.0.1:0"));
        Peer other = keep(Peer.sending(3));

        Answer answer = http.call(method, "/proxies/p", "{\"upstream\":\"" + other.address() + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("upstream").asText()).isEqualTo(other.address());
        assertThat(port(answer)).isEqualTo(port);
        assertThat(answer.json().path("enabled").asBoolean()).isTrue();
        assertThat(receiveAll(connect(port))).isEqualTo(3);
    }

    @Test
    void keepsConnectionsWhenAnUpdateChangesNothing() {
        int port = port(create("p", "127.0.0.1:0"));
        Socket client = connect(port);
        assertEchoes(client);

        http.post("/proxies/p", "{\"listen\":\"localhost:" + port + "\",\"enabled\":true}");

        assertEchoes(client);
    }

    @Test
    void isDownWhenDisabledAndUpAgainWhenEnabled() {
        int port = port(create("p", "127.0.0.1:0"));
        Socket client = connect(port);
        assertEchoes(client);

        assertThat(http.post("/proxies/p", "{\"enabled\":false}")
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isFalse();

        assertThat(isClosed(client)).isTrue();
        assertThatThrownBy(() -> connectOrFail(port)).isInstanceOf(ConnectException.class);
        assertThat(http.post("/proxies/p", "{\"enabled\":true}")
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertEchoes(connect(port));
    }

    @Test
    void createsADisabledProxyThatListensNowhere() {
        Answer answer = http.post(
                "/proxies",
                "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                        + "\",\"enabled\":false}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("listen").asText()).isEqualTo("127.0.0.1:0");
        assertThat(answer.json().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void deletesAProxyWithItsConnections() {
        int port = port(create("p", "127.0.0.1:0"));
        Socket client = connect(port);
        assertEchoes(client);

        Answer answer = http.delete("/proxies/p");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(isClosed(client)).isTrue();
        assertError(http.get("/proxies/p"), 404, "proxy not found");
    }

    @Test
    void closesAClientWhoseServerIsNotThere() {
        Peer gone = Peer.echo();
        gone.close();
        int port = port(http.post(
                "/proxies", "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + gone.address() + "\"}"));

        assertThat(isClosed(connect(port))).isTrue();
    }

    @Test
    void looksAtTheUpstreamOnlyWhenAClientConnects() {
        Answer answer = http.post("/proxies", "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"nowhere\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(isClosed(connect(port(answer)))).isTrue();
    }
}
