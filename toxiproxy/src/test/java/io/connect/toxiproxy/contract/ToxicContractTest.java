package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Toxics as values: created with defaults, listed, changed, removed. */
class ToxicContractTest extends ToxiproxyContract {

    @BeforeEach
    void createProxy() {
        create("p", "127.0.0.1:0");
    }

    @Test
    void fillsInTheDefaults() {
        Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":7}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"attributes\":{\"latency\":7,\"jitter\":0},\"name\":\"latency_downstream\","
                        + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":1}");
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[" + answer.body() + "]");
        assertThat(http.get("/proxies/p/toxics/latency_downstream").body()).isEqualTo(answer.body());
        assertThat(http.get("/proxies/p").json().path("toxics")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latency|{\"latency\":0,\"jitter\":0}",
                "bandwidth|{\"rate\":0}",
                "slow_close|{\"delay\":0}",
                "timeout|{\"timeout\":0}",
                "reset_peer|{\"timeout\":0}",
                "slicer|{\"average_size\":0,\"size_variation\":0,\"delay\":0}",
                "limit_data|{\"bytes\":0}"
            })
    void alwaysShowsEveryAttribute(String type, String attributes) {
        Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"" + type + "\"}");

        assertThat(answer.json().path("attributes").toString()).isEqualTo(attributes);
    }

    @ParameterizedTest
    @CsvSource({"POST", "PATCH"})
    void updateChangesOnlyNamedAttributes(String method) {
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":7,\"jitter\":3}}");

        Answer answer = http.call(
                method, "/proxies/p/toxics/latency_downstream", "{\"attributes\":{\"jitter\":1},\"toxicity\":0.5}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"attributes\":{\"latency\":7,\"jitter\":1},\"name\":\"latency_downstream\","
                        + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":0.5}");
    }

    @Test
    void listsUpstreamBeforeDownstreamInTheOrderOfTheirCreation() {
        http.post("/proxies/p/toxics", "{\"type\":\"slicer\",\"name\":\"d1\"}");
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"u1\",\"stream\":\"upstream\"}");
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"d2\"}");

        assertThat(http.get("/proxies/p/toxics").json().findValuesAsText("name"))
                .containsExactly("u1", "d1", "d2");
    }

    @Test
    void removesAToxic() {
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

        Answer answer = http.delete("/proxies/p/toxics/t");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
    }
}
