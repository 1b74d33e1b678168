package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests for proxies: status and text of the answer. */
class ProxyValidationContractTest extends ToxiproxyContract {

    @Test
    void answersConflictForANameThatIsTaken() {
        create("p", "127.0.0.1:0");

        assertError(create("p", "127.0.0.1:0"), 409, "proxy already exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|missing required field: name",
                "{\"name\":\"\"}|missing required field: name",
                "{\"name\":\"p\"}|missing required field: upstream",
                "''|bad request body: EOF",
                "{\"name\":|bad request body: unexpected EOF"
            })
    void refusesAnIncompleteProxy(String body, String message) {
        assertError(http.post("/proxies", body), 400, message);
    }

    @Test
    void namesTheFieldOfAWrongType() {
        Answer answer = http.post("/proxies", "{\"name\":\"p\",\"upstream\":\"a:1\",\"enabled\":\"yes\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText())
                .startsWith("bad request body: json: cannot unmarshal string into Go struct field ")
                .endsWith(".enabled of type bool");
    }

    @Test
    void aNameThatIsNoTextCanBeAskedForAndDeleted() {
        String body =
                "{\"name\":\"\\ud800<&>\\u2028\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"a:1\",\"enabled\":false}";

        Answer created = http.post("/proxies", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).startsWith("{\"name\":\"\uFFFD\\u003c\\u0026\\u003e\\u2028\",");
        assertThat(http.delete("/proxies/%EF%BF%BD%3C&%3E%E2%80%A8").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32BE", "UTF-32LE", "UTF-16BE", "UTF-16LE"})
    void readsUtf8Only(String charset) throws IOException {
        String body = "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"a:1\"}";

        assertThat(http.postBytes("/proxies", body.getBytes(charset)).status()).isEqualTo(400);
    }

    @Test
    void tellsTheProblemOfAnAddress() {
        Answer created = http.post(
                "/proxies",
                "{\"name\":\"p\",\"listen\":\"127.0.0.1:nosuchservice\",\"upstream\":\"a:1\",\"enabled\":true}");

        assertThat(created.json().path("error").asText()).endsWith("tcp/nosuchservice: unknown port");
        assertError(create("p", "[::1:0"), 500, "listen tcp: address [::1:0: missing ']' in address");
    }

    @Test
    void tellsThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();

            assertError(create("p", listen), 500, "listen tcp " + listen + ": bind: address already in use");
            assertError(http.get("/proxies/p"), 404, "proxy not found");
        }
    }

    @Test
    void tellsThatThereIsNoSuchHostOrPort() {
        assertError(create("p", "nowhere"), 500, "listen tcp: address nowhere: missing port in address");
        Answer answer = create("p", "no.such.host.invalid:1");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("error").asText())
                .startsWith("listen tcp: lookup no.such.host.invalid")
                .endsWith(": no such host");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/proxies/no",
        "POST,/proxies/no",
        "PATCH,/proxies/no",
        "DELETE,/proxies/no",
        "GET,/proxies/no/toxics",
        "POST,/proxies/no/toxics",
        "GET,/proxies/no/toxics/t",
        "POST,/proxies/no/toxics/t",
        "PATCH,/proxies/no/toxics/t",
        "DELETE,/proxies/no/toxics/t"
    })
    void answersNotFoundForAProxyThatIsNotThere(String method, String path) {
        assertError(http.call(method, path, method.equals("GET") ? "" : "{}"), 404, "proxy not found");
    }
}
