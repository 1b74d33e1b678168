package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests for toxics: status and text of the answer. */
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

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e39", "340282366920938463463374607431768211456"})
    void refusesAToxicityThatNoFloatHoldsAndInstallsNothing(String toxicity) {
        Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"toxicity\":" + toxicity + "}");

        assertError(
                answer,
                400,
                "bad request body: json: cannot unmarshal number " + toxicity
                        + " into Go struct field ToxicWrapper.toxicity of type float32");
        assertThat(http.get("/proxies").status()).isEqualTo(200);
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
    }

    @Test
    void refusesAnUpdateToAToxicityThatNoFloatHolds() {
        Answer created = http.post("/proxies/p/toxics", "{\"type\":\"latency\"}");

        Answer answer = http.post("/proxies/p/toxics/latency_downstream", "{\"toxicity\":1e400}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[" + created.body() + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-7,1e-7",
        "1e25,1e+25",
        "0.1,0.1",
        "-1,-1",
        "123456789,123456790",
        "-0.0,-0",
        "1e-400,0",
        "0.250,0.25"
    })
    void showsAToxicityAsGoWritesIt(String given, String shown) {
        Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"toxicity\":" + given + "}");

        assertThat(answer.body()).endsWith("\"toxicity\":" + shown + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "latency,latency,9223372036854775808,LatencyToxic,int64",
        "slow_close,delay,1.5,SlowCloseToxic,int64",
        "reset_peer,timeout,1e3,ResetToxic,int64",
        "slicer,average_size,-9223372036854775809,SlicerToxic,int"
    })
    void refusesAnAttributeThatIsNoWholeNumberOf64Bits(
            String type, String attribute, String number, String goToxic, String goType) {
        assertError(
                http.post(
                        "/proxies/p/toxics",
                        "{\"type\":\"" + type + "\",\"attributes\":{\"" + attribute + "\":" + number + "}}"),
                400,
                "bad request body: json: cannot unmarshal number " + number + " into Go struct field " + goToxic
                        + ".attributes." + attribute + " of type " + goType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|array into Go value of type toxics.ToxicWrapper",
                "{\"type\":\"latency\",\"attributes\":5}|number into Go struct field ToxicWrapper.attributes of type toxics.NoopToxic",
                "{\"type\":\"latency\",\"attributes\":{\"latency\":\"x\"}}|string into Go struct field LatencyToxic.attributes.latency of type int64"
            })
    void namesTypesAsGoDoes(String body, String message) {
        assertError(http.post("/proxies/p/toxics", body), 400, "bad request body: json: cannot unmarshal " + message);
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
