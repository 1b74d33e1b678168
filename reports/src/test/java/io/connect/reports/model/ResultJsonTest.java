package io.connect.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultJsonTest {

    @TempDir
    Path folder;

    @Test
    void aResultThatCannotBeWrittenLeavesNoDraft(@TempDir Path folder) throws Exception {
        Path taken = Files.createDirectories(folder.resolve("test-1.json/in-the-way"))
                .getParent();

        assertThatThrownBy(
                        () -> ResultJson.write(taken, SampleRuns.steady("run").build()))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(folder.toFile().list()).containsExactly("test-1.json");
    }

    @Test
    void writesThenReadsTheSameResult() {
        RunResult result = SampleRuns.burst("run-1").build();
        Path file = folder.resolve("burst.json");

        ResultJson.write(file, result);

        assertThat(ResultJson.read(file)).isEqualTo(result);
        assertThat(folder.toFile().list()).containsExactly("burst.json");
    }

    @Test
    void theDocumentedPathsHoldNumbers() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(ResultJson.toJson(SampleRuns.steady("run-1").build()));

        for (String path : List.of(
                "/schemaVersion",
                "/load/offered",
                "/load/achieved",
                "/load/scale",
                "/account/sent",
                "/account/accepted",
                "/account/delivered",
                "/account/lost",
                "/account/duplicated",
                "/account/reordered",
                "/account/late",
                "/account/dlq",
                "/account/leftInQueue",
                "/account/records/altered",
                "/account/records/unexplained",
                "/metrics/throughput/value",
                "/metrics/latency-p50/value",
                "/metrics/latency-p95/value",
                "/metrics/latency-p99/value",
                "/metrics/cpu/value",
                "/metrics/cpu-per-message/value",
                "/metrics/heap/value",
                "/metrics/error-rate/value",
                "/phases/0/from",
                "/provenance/machine/cores",
                "/histograms/steady/count")) {
            assertThat(json.at(path).isNumber()).as(path).isTrue();
        }
        assertThat(json.at("/verdict").asText()).isEqualTo("pass");
        assertThat(json.at("/startedAt").asText()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(json.at("/metrics/latency-p50/better").asText()).isEqualTo("lower");
        assertThat(json.at("/metrics/latency-p50/target").asText()).isEqualTo("< 500 ms");
        assertThat(json.at("/provenance/git/dirty").isBoolean()).isTrue();
        assertThat(json.at("/provenance/machine/fingerprint").asText()).contains("2 cores");
        assertThat(json.has("name")).isFalse();
    }

    @Test
    void readsAResultOfAVersionThatDidNotLookIntoRecords() {
        String json = ResultJson.toJson(SampleRuns.steady("run-1").build())
                .replaceFirst(",\\s*\"records\" : \\{[^}]*\\}", "");
        assertThat(json).doesNotContain("\"records\"");

        Account account = ResultJson.parse("old.json", json).get(0).account();

        assertThat(account.records()).isNull();
        assertThat(account.delivered()).isPositive();
        assertThat(account.columns()).containsEntry("altered", null);
    }

    /** A field that is added later is absent from older results, so it must not have a primitive type. */
    @Test
    void readsAResultWithNoMoreThanTheFieldsOfTheFirstVersion() {
        String json = """
                {"schemaVersion": 1, "runId": "r", "scenario": "s", "profile": "quick", "verdict": "pass",
                 "startedAt": "2026-11-20T08:00:00Z",
                 "provenance": {
                   "git": {"commit": "1234567", "dirty": false},
                   "machine": {"cpu": "c", "cores": 2, "memoryBytes": 1, "os": "o", "jvm": "j"}},
                 "load": {"offered": 1, "achieved": 1, "scale": 1, "messageSizeBytes": 1, "batchSize": 1, "backlog": 0},
                 "account": {"sent": 1, "accepted": 1, "delivered": 1, "lost": 0, "duplicated": 0, "reordered": 0,
                   "late": 0, "dlq": 0, "leftInQueue": 0,
                   "records": {"altered": 0, "cut": 0, "empty": 0, "unconverted": 0, "wrongKey": 0, "wrongPartition": 0,
                     "scatteredGroups": 0, "foreign": 0, "deliveredAndDead": 0, "unexplained": 0}},
                 "metrics": {"throughput": {"value": 1, "unit": "msg/s", "better": "higher"}},
                 "gates": {"throughput": {"percent": 5, "floor": 0}},
                 "phases": [{"name": "steady", "from": 0, "to": 1}],
                 "faults": [{"what": "cut", "where": "sqs", "from": 0, "to": 1}],
                 "events": [{"at": 0, "what": "started"}],
                 "diagnosis": [{"finding": "f"}],
                 "calibration": {"drainRate": 1, "messages": 1, "messageSizeBytes": 1},
                 "series": {"queue": {"unit": "count", "start": 0, "intervalSeconds": 1, "values": [1]}},
                 "shard": {"run": "r", "part": 1, "of": 2},
                 "conditions": {"rounds": 1, "roundsWanted": 1, "repeated": 0}}
                """;

        assertThat(ResultJson.parse("first.json", json)).hasSize(1);
    }

    /** Some programs that change JSON write every number with a point. */
    @Test
    void readsAWholeNumberThatIsWrittenWithAPoint() {
        RunResult result = SampleRuns.steady("run-1").build();
        String json = ResultJson.toJson(result)
                .replaceFirst("\"schemaVersion\" : 1", "$0.0")
                .replaceFirst("\"cores\" : \\d+", "$0.0")
                .replaceFirst("\"lost\" : 0", "$0.0");
        assertThat(json).contains("\"schemaVersion\" : 1.0", "\"lost\" : 0.0").containsPattern("\"cores\" : \\d+\\.0");

        assertThat(ResultJson.parse("x.json", json)).containsExactly(result);
    }

    /** As PowerShell writes it. */
    @Test
    void readsAResultBehindAByteOrderMark() {
        RunResult result = SampleRuns.steady("run-1").build();

        assertThat(ResultJson.parse("x.json", "\uFEFF" + ResultJson.toJson(result)))
                .containsExactly(result);
    }

    @Test
    void namesAFigureThatIsNoNumber() {
        assertThatThrownBy(() -> ResultJson.parse("x.json", "{\"value\": NaN}"))
                .isInstanceOf(ResultFormatException.class)
                .hasMessage("x.json:1:14 is not JSON: Non-standard token 'NaN'");
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        String json = ResultJson.toJson(SampleRuns.steady("run-1").build())
                .replaceFirst("\\{", "{\"addedLater\": {\"a\": 1},");

        assertThat(ResultJson.parse("x.json", json)).hasSize(1);
    }

    @Test
    void refusesANewerSchemaByName() {
        String json = ResultJson.toJson(SampleRuns.steady("run-1").build())
                .replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 2");

        assertThatThrownBy(() -> ResultJson.parse("new.json", json))
                .isInstanceOf(ResultFormatException.class)
                .hasMessage("new.json is of schemaVersion 2; this program reads up to 1: not comparable");
    }

    @Test
    void namesTheFileThatIsNoResult() throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageContaining("other.json has no whole number in .schemaVersion");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"pass\" | \"verdict\" : \"fine\" | .verdict: 'fine' is no verdict; one of",
                "\"cores\" : \\d+ | \"cores\" : \"four\" | .provenance.machine.cores is \"four\", where a whole number is needed",
                "\"lost\" : 0, | \"lost\" : 0.9, | .account.lost is 0.9, where a whole number is needed",
                "\"lost\" : 0, | \"lost\" : 1e300, | .account.lost",
                "\"cores\" : \\d+ | \"cores\" : 3e9 | .provenance.machine.cores",
                "\"messageSizeBytes\" | \"sizeBytes\" | .load.messageSizeBytes is missing, where a whole number is needed",
                "\"reasons\" : \\[ | \"reasons\" : [null], \"other\" : [ | an element of a list is null, a value is needed",
                "\"cores\" : \\d+ | \"cores\" : 0 | .provenance.machine: provenance.machine.cores is 0, at least 1 is needed",
                "\"dirty\" : \\w+ | \"dirty\" : \"no\" | .provenance.git.dirty is \"no\", where true or false is needed",
                "\"phases\" : \\[ | \"phases\" : [ 7, | .phases[0] is 7, where an object is needed",
                "\"reasons\" : \\[ | \"reasons\" : {}, \"other\" : [ | .reasons is {}, where a list is needed",
                "\"scenario\" : \"[^\"]*\" | \"scenario\" : \"../x\" | scenario is '../x', a name without / and",
                "\"profile\" : \"[^\"]*\" | \"profile\" : \"..\" | profile is '..', a name without / and",
                "\"scenario\" : | \"variant\" : \"a/b\", \"scenario\" : | variant is 'a/b', a name without / and",
                "\"startedAt\" : \"[^\"]*\" | \"startedAt\" : \"noon\" | .startedAt is \"noon\", where a moment such as 2026",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String problem) {
        String json = ResultJson.toJson(SampleRuns.steady("run-1").build()).replaceFirst(right, wrong);

        assertThatThrownBy(() -> ResultJson.parse("x.json", json))
                .isInstanceOf(ResultFormatException.class)
                .hasMessageStartingWith("x.json is no run result: " + problem);
    }

    @Test
    void readsAllResultsOfARunFromOneFile() {
        List<RunResult> results = List.of(
                SampleRuns.steady("run-1").build(), SampleRuns.burst("run-1").build());
        Path file = folder.resolve("benchmark-results.json");

        ResultJson.writeAll(file, "run-1", results);

        assertThat(ResultJson.readAll(file)).isEqualTo(results);
    }
}
