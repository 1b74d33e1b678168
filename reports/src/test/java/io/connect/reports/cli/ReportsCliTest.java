package io.connect.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import picocli.CommandLine;

class ReportsCliTest {

    private static final RunResult BASE = SampleRuns.steady("base").build();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports",
                "compare",
                "report",
                "list",
                "validate",
                "history",
                "baseline",
                "merge",
                "ab",
                "export",
                "publish"
            })
    void helpMatchesTheCommittedText(String verb) throws IOException {
        int exit = verb.equals("reports") ? run("--help") : run(verb, "--help");

        assertThat(exit).isZero();
        assertThat(out.toString()).isEqualTo(resource("help-" + verb + ".txt"));
    }

    @Test
    void aCopyOfTheBaselinePasses() {
        Path file = save("base.json", BASE);

        assertThat(run("compare", "--baseline", file.toString(), file.toString()))
                .isZero();
        assertThat(lastLine()).isEqualTo("unchanged  " + file);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBaselineFifteenPercentCheaperIsSuspectedAndSaysHowToMakeABaseline() {
        Path cheaper = save("cheaper.json", with(Metric.CPU_PER_MESSAGE, 500));
        Path file = save("base.json", with(Metric.CPU_PER_MESSAGE, 600));

        assertThat(run("compare", "--baseline", cheaper.toString(), file.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("cpu-per-message suspected: 600 µs against 500 µs in the baseline (x 1.200")
                .contains("suspected at most: the baseline has 1 run, 5 are needed")
                .contains("ci/update-baseline.sh --profile quick makes a baseline on this machine, of 5 runs");
        assertThat(lastLine()).startsWith("suspected  ");
        assertThat(run("compare", "--gate", "--baseline", cheaper.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(lastLine()).startsWith("suspected, but there is no baseline to hold it against  ");
    }

    @Test
    void aConfirmedRegressionAgainstFiveRunsFails() {
        Path baselines = work.resolve("baselines");
        assertThat(run(baselineOf(baselines, 5))).isZero();
        String slow = save("slow.json", costing("slow", 900)).toString();
        String slower = save("slower.json", costing("slower", 950)).toString();

        assertThat(run("compare", "--baseline", baselines.toString(), slow)).isZero();
        assertThat(lastLine()).startsWith("suspected  ");
        assertThat(run("compare", "--gate", "--baseline", baselines.toString(), slow))
                .isEqualTo(1);
        assertThat(lastLine()).startsWith("suspected, and no second run has confirmed it  ");
        assertThat(run("compare", "--baseline", baselines.toString(), slow, slower))
                .isEqualTo(1);
        assertThat(lastLine()).startsWith("regressed  ");
        assertThat(run("compare", "--baseline", baselines.toString(), slow, slow))
                .as("the same file twice")
                .isZero();
    }

    @Test
    void fewerThanFiveRunsMakeNoBaseline() {
        Path baselines = work.resolve("baselines");

        assertThat(run(baselineOf(baselines, 4))).isEqualTo(2);
        assertThat(err.toString()).contains("test-1: 4 of 5 runs");
        assertThat(baselines).doesNotExist();
    }

    @Test
    void runsOfTwoMachinesOrProfilesOrTheSameRunFiveTimesMakeNoBaseline() {
        String[] alike = baselineOf(work.resolve("b"), 5);
        String[] twoMachines = alike.clone();
        twoMachines[alike.length - 1] = save(
                        "elsewhere.json",
                        SampleRuns.steady("elsewhere")
                                .on(new Machine("Slow CPU", 2, 24L << 30, "Linux 6.1 amd64", "Debian 17.0.15"), 1_500)
                                .build())
                .toString();
        String[] oneRun = alike.clone();
        Arrays.fill(oneRun, alike.length - 5, alike.length, alike[alike.length - 1]);
        String[] unsteady = alike.clone();
        unsteady[alike.length - 1] = save(
                        "unsteady.json",
                        SampleRuns.steady("unsteady")
                                .on(SampleRuns.MACHINE, 1_800)
                                .build())
                .toString();

        assertThat(run(twoMachines)).isEqualTo(2);
        assertThat(err.toString()).contains("runs of two machines: another CPU");
        assertThat(run(oneRun)).isEqualTo(2);
        assertThat(err.toString()).contains("1 of 5 runs; a run that is given twice counts once");
        assertThat(run(unsteady)).isEqualTo(2);
        assertThat(err.toString())
                .contains("the machine was not equally fast in all runs")
                .contains("1,800 msg/s, more than 10 %");
        assertThat(work.resolve("b")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict=perfect",
                "better=sideways",
                "runId\": \"again\", \"runId=x",
            })
    void aWordItDoesNotKnowOrAKeyTwiceIsRefused(String change) throws IOException {
        Path base = save("base.json", BASE);
        String key = change.split("=")[0];
        String value = change.split("=")[1];
        String text = Files.readString(base)
                .replaceFirst("\"" + key.split("\"")[0] + "\" : \"[^\"]*\"", "\"" + key + "\" : \"" + value + "\"");
        Path odd = Files.writeString(work.resolve("odd.json"), text);

        assertThat(run("compare", "--baseline", base.toString(), odd.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("odd.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "\"NaN\"", "\"12.5\"", "true", "NaN"})
    void aFigureThatIsNoFiniteNumberIsRefused(String figure) throws IOException {
        Path base = save("base.json", BASE);
        Path odd = Files.writeString(
                work.resolve("odd.json"),
                Files.readString(base)
                        .replaceFirst("(\"cpu-per-message\" : \\{\\s*\"value\" : )[0-9.]+", "$1" + figure));

        assertThat(run("compare", "--baseline", base.toString(), odd.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("odd.json");
    }

    @Test
    void textBehindAResultIsRefused() throws IOException {
        Path base = save("base.json", BASE);
        Path odd = Files.writeString(work.resolve("odd.json"), Files.readString(base) + "{}");

        assertThat(run("compare", "--baseline", base.toString(), odd.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).containsPattern("odd\\.json:\\d+:\\d+ is not JSON: ");
    }

    @Test
    void reasonsOfAnyCharactersLeaveEveryFileReadable() throws Exception {
        RunFolder folder = RunFolder.open(work.resolve("runs"), "r1");
        folder.add(BASE.toBuilder()
                .verdict(Verdict.BROKEN)
                .reasons(List.of("\u001b[31mred\u001b[0m \u0000 \ufffe ]]> <&\" half \ud83d pair \ud83d\ude00"))
                .build());

        assertThat(run("report", work.resolve("runs/r1").toString())).isEqualTo(3);

        String message = ((Element) DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(work.resolve("runs/r1/junit.xml").toFile())
                        .getElementsByTagName("error")
                        .item(0))
                .getAttribute("message");
        assertThat(message)
                .isEqualTo("broken: \\u001b[31mred\\u001b[0m \\u0000 \\ufffe ]]> <&\" half \ufffd pair \ud83d\ude00");
        assertThat(work.resolve("runs/r1/index.html")).isNotEmptyFile();
        assertThat(work.resolve("runs/r1/benchmark-results.json")).isNotEmptyFile();
    }

    /** The command that makes a baseline from runs that differ by a few percent. */
    private String[] baselineOf(Path folder, int runs) {
        List<String> arguments = new ArrayList<>(List.of("baseline", "--out", folder.toString(), "--who", "Ann"));
        for (int run = 0; run < runs; run++) {
            arguments.add(
                    save(run + ".json", costing("run-" + run, 620 + 10 * run)).toString());
        }
        return arguments.toArray(String[]::new);
    }

    private static RunResult costing(String runId, double micros) {
        RunResult result = SampleRuns.steady(runId).build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put("cpu-per-message", MetricResult.of(Metric.CPU_PER_MESSAGE, micros));
        return result.toBuilder().metrics(metrics).build();
    }

    @Test
    void aRunFolderIsComparedScenarioByScenario() {
        RunFolder folder = RunFolder.open(work.resolve("runs"), "r1");
        folder.add(BASE);
        folder.add(SampleRuns.burst("r1").build());
        folder.finish(work.resolve("none"));
        Path baselines = work.resolve("baselines");
        ResultJson.write(baselines.resolve("quick/test-1.json"), BASE);
        Path latest = work.resolve("runs/latest");

        assertThat(run("compare", "--baseline", baselines.toString(), latest.toString()))
                .isZero();
        assertThat(err.toString())
                .isEqualTo("no baseline for burst (quick), only its verdict counts: pass" + System.lineSeparator());
    }

    /** The first comparison that a user wants is an older run with a newer one. */
    @Test
    void theBaselineMayBeAnOlderRunFolderWithItsLogs() throws IOException {
        Path runs = work.resolve("runs");
        for (String id : List.of("monday", "tuesday")) {
            RunFolder folder = RunFolder.open(runs, id);
            folder.add(SampleRuns.steady(id).build());
            folder.add(SampleRuns.burst(id).build());
            Files.writeString(folder.logs().resolve("calibration.json"), "{}");
            folder.finish(work.resolve("none"));
        }

        assertThat(run(
                        "compare",
                        "--baseline",
                        runs.resolve("monday").toString(),
                        runs.resolve("latest").toString()))
                .isZero();
        assertThat(out.toString())
                .contains("test-1 (quick, baseline of 1 run against 1 run): unchanged")
                .containsOnlyOnce("suspected at most: the baseline has 1 run, 5 are needed");
        assertThat(run(
                        "compare",
                        "--baseline",
                        runs.resolve("latest").toString(),
                        runs.resolve("monday").toString()))
                .isZero();
        assertThat(run("validate", runs.resolve("latest").toString())).isZero();
    }

    @Test
    void aLossFailsInAScenarioWithoutABaselineToo() {
        Path file = save("base.json", BASE);
        RunResult burst = SampleRuns.burst("r1").build();
        Path lost = save("lost.json", burst.toBuilder().verdict(Verdict.LOST).build());
        Path broken =
                save("broken.json", burst.toBuilder().verdict(Verdict.BROKEN).build());

        assertThat(run("compare", "--baseline", file.toString(), file.toString(), lost.toString()))
                .isEqualTo(1);
        assertThat(lastLine()).startsWith("unchanged, but a target was missed or a message lost  ");
        assertThat(run("compare", "--baseline", file.toString(), file.toString(), broken.toString()))
                .isEqualTo(3);
        assertThat(lastLine()).startsWith("unchanged, but a run is void or broken  ");
    }

    @Test
    void theExitCodeTellsTheOutcome() {
        Path base = save("base.json", BASE);
        Path voided = save("void.json", BASE.toBuilder().verdict(Verdict.VOID).build());
        Path lost = save("lost.json", BASE.toBuilder().verdict(Verdict.LOST).build());
        Path missed =
                save("missed.json", BASE.toBuilder().verdict(Verdict.MISSED).build());
        Path other = save("other.json", SampleRuns.burst("b").build());

        assertThat(run("compare", "--baseline", base.toString(), voided.toString()))
                .isEqualTo(3);
        assertThat(run("compare", "--baseline", base.toString(), lost.toString()))
                .isEqualTo(1);
        assertThat(run("compare", "--baseline", base.toString(), missed.toString()))
                .isEqualTo(1);
        assertThat(run("compare", "--baseline", base.toString(), other.toString()))
                .isEqualTo(2);
        assertThat(out.toString()).contains("different scenarios: test-1 against burst");
    }

    @Test
    void inconclusiveFailsUnlessAllowed() {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(BASE.metrics());
        metrics.remove("cpu-per-message");
        Path base = save("base.json", BASE);
        Path blind = save("blind.json", BASE.toBuilder().metrics(metrics).build());

        assertThat(run("compare", "--baseline", base.toString(), blind.toString()))
                .isEqualTo(1);
        assertThat(run("compare", "--allow-inconclusive", "--baseline", base.toString(), blind.toString()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "compare", "compare x.json", "nonsense", "list --nope", "report"})
    void badUsageIsTwoWithOneClearError(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSizeBetween(2, 3);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        Path base = save("base.json", BASE);

        assertThat(run("compare", "--baseline", base.toString(), "x.json")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("reports compare: there is no file or run folder x.json");
        assertThat(run("compare", "--baseline", "nowhere.json", base.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no baseline nowhere.json; ci/update-baseline.sh --profile quick makes a baseline");
    }

    @Test
    void aFileWithoutAnyResultIsNamed() throws IOException {
        Path base = save("base.json", BASE);
        Path none = Files.writeString(work.resolve("none.json"), "{\"schemaVersion\":1,\"results\":[]}");

        assertThat(run("compare", "--baseline", base.toString(), none.toString()))
                .isEqualTo(2);
        assertThat(run("validate", none.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.endsWith("none.json holds no result"));
    }

    @Test
    void anEntryWithoutAValueIsNoFigure() throws IOException {
        Path base = save("base.json", BASE);
        Path odd = Files.writeString(
                work.resolve("odd.json"),
                Files.readString(base)
                        .replaceFirst("\"metrics\" : \\{", "\"metrics\" : { \"latency-p99.9\" : null,")
                        .replaceFirst("\"histograms\" : \\{", "\"histograms\" : { \"other\" : null,"));

        assertThat(run("compare", "--baseline", base.toString(), odd.toString()))
                .as(err.toString())
                .isZero();
    }

    @Test
    void aFolderThatIsNotThereToWriteToIsNamed() {
        String base = save("base.json", BASE).toString();
        Path page = work.resolve("nowhere").resolve("both.html");

        assertThat(run("compare", "--baseline", base, "--html", page.toString(), base))
                .isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("reports compare: " + page + ": there is no such file or folder");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        String base = save("base.json", BASE).toString();
        Path file = Files.writeString(work.resolve("file"), "");

        assertThat(run("history", "--history", file.toString(), base)).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("reports history: cannot append to " + file.resolve("quick.jsonl")
                        + ": a file of this name exists");
    }

    @Test
    void aFileThatIsCutOffIsNamedWithItsPlace() throws IOException {
        Path odd = work.resolve("odd.json");

        Files.writeString(odd, "");
        assertThat(run("validate", odd.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(odd + " is empty");

        Files.writeString(odd, "{\"schemaVersion\": 1,\n \"runId");
        assertThat(run("validate", odd.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(odd + ":2:8 is not JSON: ");

        Files.writeString(odd, "[".repeat(2_000));
        assertThat(run("validate", odd.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(odd + " is not JSON: ");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Path odd = Files.write(work.resolve("odd.json"), new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0});

        assertThat(run("validate", odd.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot read " + odd + ": it is not UTF-8 text");
    }

    @Test
    void aScenarioThatTheRunsDoNotHaveIsNamed() {
        String base = save("base.json", BASE).toString();

        assertThat(run("baseline", "--scenario", "test-1", "--scenario", "tset-1", base))
                .isEqualTo(2);
        assertThat(err.toString()).contains("the runs given have no scenario 'tset-1'; they have test-1");
    }

    @Test
    void runsAreListed() {
        RunFolder folder = RunFolder.open(work, "r1");
        folder.add(BASE);
        folder.finish(work.resolve("none"));

        assertThat(run("list", "--runs", work.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("base  test-1    quick    pass");
    }

    @Test
    void validateNamesEachFileThatIsNoResult() throws IOException {
        Path good = save("good.json", BASE);
        Path bad = Files.writeString(work.resolve("bad.json"), "{}");

        assertThat(run("validate", good.toString(), bad.toString())).isEqualTo(2);
        assertThat(out.toString()).startsWith("ok  " + good);
        assertThat(err.toString()).contains("bad.json has no whole number in .schemaVersion");
    }

    @Test
    void runsBecomeABaselineThatSaysWhoAndWhy() {
        Path baselines = work.resolve("baselines");

        assertThat(run(baselineOf(baselines, 5))).isZero();

        RunResult baseline = ResultJson.read(baselines.resolve("quick/test-1.json"));
        assertThat(baseline.repetitions()).hasSize(5);
        assertThat(baseline.value("cpu-per-message")).hasValue(640.0);
        assertThat(baseline.histograms().get("steady").count()).isEqualTo(5 * 7_500);
        assertThat(baseline.provenance().baseline().who()).isEqualTo("Ann");
        assertThat(baseline.provenance().baseline().why()).isEqualTo("the measure from now on");
    }

    @Test
    void shardsAreAddedUpIntoOneResult() {
        Path one =
                save("1.json", shard(1, SampleRuns.steady("x-shard-1").seed(1).build()));
        Path two =
                save("2.json", shard(2, SampleRuns.steady("x-shard-2").seed(2).build()));

        int exit = run("merge", "--shards", "--into", work.resolve("whole").toString(), two.toString(), one.toString());

        assertThat(exit).isZero();
        RunResult whole = ResultJson.read(work.resolve("whole/test-1.json"));
        assertThat(whole.runId()).isEqualTo("x");
        assertThat(whole.shard()).isNull();
        assertThat(whole.histograms().get("steady").count()).isEqualTo(2 * 7_500);
        assertThat(whole.account().sent()).isEqualTo(2 * BASE.account().sent());
        assertThat(whole.value("throughput").orElseThrow())
                .isEqualTo(2 * BASE.value("throughput").orElseThrow());
        assertThat(out.toString()).startsWith("test-1 of 2 shards is pass");
    }

    @Test
    void aMissingShardIsNamed() {
        Path one = save("1.json", shard(1, SampleRuns.steady("x-shard-1").build()));

        assertThat(run("merge", "--shards", "--into", work.toString(), one.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("shard 2/2 of test-1 is missing");
    }

    @Test
    void aWholeRunIsNoShard() {
        Path whole = save("1.json", BASE);

        assertThat(run("merge", "--shards", "--into", work.toString(), whole.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is no shard");
    }

    private static RunResult shard(int part, RunResult result) {
        return result.toBuilder().shard(new Shard("x", part, 2)).build();
    }

    @Test
    void aLostRunCannotBecomeABaseline() {
        String[] arguments = baselineOf(work.resolve("b"), 6);
        arguments[arguments.length - 1] = save(
                        "lost.json", BASE.toBuilder().verdict(Verdict.LOST).build())
                .toString();

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("test-1: run base is lost");
    }

    @Test
    void historyGrowsAndIsDrawn() {
        Path file = save("1.json", BASE);

        assertThat(run("history", "--history", work.resolve("h").toString(), file.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("1 added, 1 in all");
        assertThat(work.resolve("h/trend.html")).content().contains("latency-p95");
    }

    @Test
    void severalRunsAreDrawnOverEachOther() {
        Path one = save("1.json", SampleRuns.burst("a").build());
        Path two = save("2.json", SampleRuns.burst("b").capacity(1_100).build());
        Path page = work.resolve("overlay.html");

        assertThat(run("report", "--overlay", page.toString(), one.toString(), two.toString()))
                .isZero();
        assertThat(page).content().contains("Latency by percentile").contains("\"name\":\"b\"");
    }

    private int run(String... arguments) {
        CommandLine line = ReportsCli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Path save(String name, RunResult result) {
        Path file = work.resolve(name);
        ResultJson.write(file, result);
        return file;
    }

    private String lastLine() {
        return out.toString().strip().lines().reduce((a, b) -> b).orElseThrow();
    }

    private static RunResult with(Metric metric, double value) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(BASE.metrics());
        metrics.put(metric.id(), MetricResult.of(metric, value));
        return BASE.toBuilder().metrics(metrics).build();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportsCliTest.class.getResourceAsStream(name)) {
            assertThat(in).as("the pinned help text " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
