package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for toxics that cannot be fulfilled: status and words of the answer. */
class ToxicValidationContractTest extends ToxiproxyContract {

    @BeforeEach
    void createProxy() {
        create("p", "127.0.0.1:0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"latency\",\"stream\":\"sideways\"}|stream was invalid, can be either upstream or downstream",
                "{\"type\":\"lag\"}|invalid toxic type",
                "{}|invalid toxic type",
                "''|bad request body: EOF"
            })
    void refusesAToxicItCannotRead(String body, String message) {
        assertError(http.post("/proxies/p/toxics", body), 400, message);
    }

    @Test
    void namesTheAttributeOfAWrongType() {
        Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":\"fast\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText())
                .startsWith("bad request body: json: cannot unmarshal string into Go struct field ")
                .endsWith("latency of type int64");
    }

    @Test
    void answersConflictForANameThatIsTakenInEitherStream() {
        http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

        assertError(
                http.post("/proxies/p/toxics", "{\"type\":\"timeout\",\"name\":\"t\",\"stream\":\"upstream\"}"),
                409,
                "toxic already exists");
    }

    @Test
    void looksAtTheNameBeforeTheAttributes() {
        http.post("/proxies/p/toxics", "{\"type\":\"latency\"}");

        assertError(
                http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":\"fast\"}}"),
                409,
                "toxic already exists");
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "PATCH", "DELETE"})
    void answersNotFoundForAToxicThatIsNotThere(String method) {
        assertError(
                http.call(method, "/proxies/p/toxics/no", method.equals("GET") ? "" : "{}"), 404, "toxic not found");
    }
}
