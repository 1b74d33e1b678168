package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many proxies in one request: populate and reset. */
class PopulateContractTest extends ToxiproxyContract {

    @Test
    void populateReplacesChangedProxies() {
        create("old", "127.0.0.1:0");
        int port = port(http.get("/proxies/old"));
        http.post("/proxies/old/toxics", "{\"type\":\"latency\"}");

        Answer answer = http.post(
                "/populate",
                "[{\"name\":\"old\",\"listen\":\"127.0.0.1:" + port + "\",\"upstream\":\"" + echo.address()
                        + "\"},{\"name\":\"new\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                        + "\",\"enabled\":false}]");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.json().path("proxies")).hasSize(2);
        assertThat(http.get("/proxies/old/toxics").json()).hasSize(1);
        assertThat(http.get("/proxies/new").json().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void checksAllOfAPopulateFirst() {
        Answer answer = http.post(
                "/populate",
                "[{\"name\":\"a\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                        + "\"},{\"name\":\"b\"}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("missing required field: upstream at proxy 2");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(http.get("/proxies").body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null"})
    void answersAnEmptyPopulateWithNull(String nothing) {
        Answer answer = http.post("/populate", nothing);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"proxies\":null}");
    }

    @Test
    void refusesAPopulateThatIsNoList() {
        Answer answer = http.post("/populate", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText())
                .startsWith("bad request body: json: cannot unmarshal object into Go value of type []");
        assertThat(answer.json().path("proxies").isNull()).isTrue();
    }

    @Test
    void tellsWhichProxiesWereDoneBeforeAPopulateFailed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();

            Answer answer = http.post(
                    "/populate",
                    "[{\"name\":\"a\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                            + "\"},{\"name\":\"b\",\"listen\":\"" + listen + "\",\"upstream\":\"" + echo.address()
                            + "\"}]");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().path("error").asText())
                    .isEqualTo("listen tcp " + listen + ": bind: address already in use");
            assertThat(answer.json().path("proxies").findValuesAsText("name")).containsExactly("a");
            assertThat(http.get("/proxies/a").status()).isEqualTo(200);
        }
    }

    @Test
    void resetsToEnabledAndWithoutToxics() {
        create("p", "127.0.0.1:0");
        http.post("/proxies/p/toxics", "{\"type\":\"timeout\"}");
        http.post("/proxies/p", "{\"enabled\":false}");

        Answer answer = http.post("/reset", "");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(http.get("/proxies/p").json().path("enabled").asBoolean()).isTrue();
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
    }
}
