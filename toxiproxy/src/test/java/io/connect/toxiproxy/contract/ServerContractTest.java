package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import org.junit.jupiter.api.Test;

/** The interface as a whole: its version, and its answers for unknown paths. */
class ServerContractTest extends ToxiproxyContract {

    @Test
    void tellsItsVersion() {
        Answer answer = http.get("/version");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().path("version").asText()).matches("2\\.\\d+\\.\\d+.*");
    }

    @Test
    void answersPlainlyWhereThereIsNoPathOrMethod() {
        Answer noPath = http.get("/nowhere");
        assertThat(noPath.status()).isEqualTo(404);
        assertThat(noPath.body()).isEqualTo("404 page not found\n");
        assertThat(http.delete("/version").status()).isEqualTo(405);
        assertThat(http.get("/reset").status()).isEqualTo(405);
    }

    @Test
    void turnsBrowsersAway() {
        Answer answer = http.call("GET", "/proxies", "", "User-Agent", "Mozilla/5.0 (X11)");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("User agent not allowed\n");
    }
}
