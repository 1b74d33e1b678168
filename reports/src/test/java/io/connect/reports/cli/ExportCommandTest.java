package io.connect.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Results in the formats of other programs, as their documentation describes them. */
class ExportCommandTest {

    private static final RunResult SAMPLE = SampleRuns.steady("sample").build();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path work;

    @Test
    void githubActionBenchmarkGetsAnArrayForEachDirection() throws IOException {
        assertThat(export("github-action-benchmark", run(1, 10.5), run(2, 12.5), run(3, 11.5)))
                .isZero();

        JsonNode smaller = json("smaller-is-better.json");
        JsonNode latency = named(smaller, "test-1 latency-p95");
        assertThat(latency.path("unit").asText()).isEqualTo("ms");
        assertThat(latency.path("value").asDouble()).isEqualTo(11.5);
        assertThat(latency.path("range").asText()).isEqualTo("10.50 to 12.50");
        assertThat(latency.path("extra").asText()).isEqualTo("median of 3");
        assertThat(named(json("bigger-is-better.json"), "test-1 drain-rate")
                        .path("value")
                        .isNumber())
                .isTrue();
        assertThat(smaller.findValuesAsText("name")).noneMatch(name -> name.contains("drain-rate"));
    }

    @Test
    void figuresWithoutAGoodDirectionAreLeftOut() throws IOException {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(SAMPLE.metrics());
        metrics.put("retries", MetricResult.of(Metric.RETRIES, 3));
        metrics.put("recovery-time", MetricResult.unmeasured(Metric.RECOVERY_TIME));

        export("bencher", SAMPLE.toBuilder().metrics(metrics).build());

        assertThat(json("bencher.json").path("test-1").fieldNames())
                .toIterable()
                .contains("latency-p95")
                .doesNotContain("retries", "recovery-time");
    }

    @Test
    void bencherGetsValueAndBoundsUnderBenchmarkAndMeasure() throws IOException {
        RunResult variant = run(3, 20).toBuilder().variant("200ms").build();

        export("bencher", run(1, 10.5), run(2, 12.5), variant);

        JsonNode latency = json("bencher.json").path("test-1").path("latency-p95");
        assertThat(latency.path("value").asDouble()).isEqualTo(11.5);
        assertThat(latency.path("lower_value").asDouble()).isEqualTo(10.5);
        assertThat(latency.path("upper_value").asDouble()).isEqualTo(12.5);
        JsonNode single = json("bencher.json").path("test-1@200ms").path("latency-p95");
        assertThat(single.path("value").asDouble()).isEqualTo(20);
        assertThat(single.has("lower_value")).isFalse();
    }

    @Test
    void otavaGetsARowForEachRunInTheOrderOfTime() throws IOException {
        export("otava", run(2, 12.5), run(1, 10.5));

        List<String> rows = Files.readAllLines(work.resolve("out/test-1-quick.csv"));
        List<String> header = List.of(rows.get(0).split(","));
        int column = header.indexOf("latency-p95");
        assertThat(header).startsWith("time", "commit", "run");
        assertThat(rows).hasSize(3).allMatch(row -> row.split(",").length == header.size());
        assertThat(rows.get(1).split(",")[column]).isEqualTo("10.5");
        assertThat(rows.get(2).split(",")[column]).isEqualTo("12.5");
        assertThat(Files.readString(work.resolve("out/otava.yaml")))
                .contains("  \"test-1-quick\":\n    type: csv\n    file: \"test-1-quick.csv\"\n")
                .contains("\"latency-p95\": { column: \"latency-p95\", direction: -1, scale: 1 }")
                .contains("\"drain-rate\": { column: \"drain-rate\", direction: 1, scale: 1 }");
    }

    @Test
    void otavaHasNoColumnThatARowHasNothingFor() throws IOException {
        Map<String, MetricResult> fewer = new LinkedHashMap<>(SAMPLE.metrics());
        fewer.remove("latency-p95");

        export("otava", run(1, 10.5), run(2, 11).toBuilder().metrics(fewer).build());

        assertThat(Files.readAllLines(work.resolve("out/test-1-quick.csv")).get(0))
                .doesNotContain("latency-p95");
    }

    @Test
    void numbersAreWrittenForPrograms() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            export("otava", run(1, 10.5));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(Files.readAllLines(work.resolve("out/test-1-quick.csv")).get(1))
                .contains(",10.5");
    }

    @Test
    void resultsThatMeasuredNothingAreNamedAndLeftOut() throws IOException {
        RunResult voided = run(2, 500).toBuilder().verdict(Verdict.VOID).build();

        assertThat(export("bencher", run(1, 10.5), voided)).isZero();

        assertThat(err.toString()).contains("run-2 test-1 is void and left out");
        assertThat(json("bencher.json")
                        .path("test-1")
                        .path("latency-p95")
                        .path("value")
                        .asDouble())
                .isEqualTo(10.5);
        assertThat(export("bencher", voided)).isEqualTo(3);
    }

    private int export(String format, RunResult... results) {
        List<String> line = new ArrayList<>(List.of(
                "export", "--format", format, "--out", work.resolve("out").toString()));
        for (RunResult result : results) {
            Path file = work.resolve(result.runId() + "-" + result.name() + ".json");
            ResultJson.write(file, result);
            line.add(file.toString());
        }
        CommandLine reports = ReportsCli.commandLine();
        reports.setOut(new PrintWriter(out, true));
        reports.setErr(new PrintWriter(err, true));
        return reports.execute(line.toArray(String[]::new));
    }

    private static RunResult run(int number, double p95) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(SAMPLE.metrics());
        metrics.put("latency-p95", MetricResult.of(Metric.LATENCY_P95, p95));
        metrics.put("drain-rate", MetricResult.of(Metric.DRAIN_RATE, 1_000 * number));
        return SampleRuns.steady("run-" + number)
                .builder()
                .startedAt(SAMPLE.startedAt().plus(Duration.ofHours(number)))
                .metrics(metrics)
                .build();
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(work.resolve("out").resolve(file)));
    }

    private static JsonNode named(JsonNode array, String name) {
        for (JsonNode entry : array) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("there is no " + name + " in " + array);
    }
}
