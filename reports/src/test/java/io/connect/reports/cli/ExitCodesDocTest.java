package io.connect.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.GeneratedDoc;
import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Account;
import io.connect.reports.model.Better;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the program in every situation with its own exit code, and checks the documented table of exit codes. */
class ExitCodesDocTest {

    private static final Path DOC = Path.of("docs", "exit-codes.md");
    private static final Path CI = Path.of("..", "ci");
    private static final Pattern CODE = Pattern.compile("(?:^|; )([0-9]) ([^;]+)");
    private static final RunResult BASE = SampleRuns.steady("base").build();

    private final Map<String, Integer> codes = new LinkedHashMap<>();

    @TempDir
    Path work;

    @Test
    void theTableIsThatOfToday() throws Exception {
        compare();
        baseline();
        ab();
        others();

        StringBuilder text = new StringBuilder("""
                # Exit codes

                0: passed. 1: failed. 2: bad usage, or not comparable. 3: nothing was measured. `ExitCodesDocTest` runs each line of
                the first table and reads the second one from the scripts' own help.

                | `reports.jar` | situation | exit |
                |---|---|--:|
                """);
        codes.forEach((situation, code) ->
                text.append("| ").append(situation).append(" | ").append(code).append(" |\n"));
        text.append("\n| script | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n");
        try (Stream<Path> scripts = Files.list(CI)) {
            for (Path script :
                    new TreeSet<>(scripts.filter(file -> file.toString().endsWith(".sh") && !file.endsWith("lib.sh"))
                            .toList())) {
                text.append(script(script));
            }
        }

        GeneratedDoc.check(DOC, text.toString());
    }

    private void compare() throws IOException {
        String base = save("base", BASE);
        String baselines = work.resolve("baselines").toString();
        List<String> five = new ArrayList<>(List.of("baseline", "--out", baselines));
        for (int run = 0; run < 5; run++) {
            five.add(save("run-" + run, costing("run-" + run, 620 + 10 * run)));
        }
        assertThat(run(five.toArray(String[]::new))).isZero();
        String slow = save("slow", costing("slow", 900));
        String slower = save("slower", costing("slower", 950));
        String elsewhere = save(
                "elsewhere",
                costing("elsewhere", 900).toBuilder()
                        .provenance(SampleRuns.steady("elsewhere")
                                .on(new Machine("Other CPU", 2, 24L << 30, "Linux 6.1 amd64", "Debian 17.0.15"), 1_500)
                                .build()
                                .provenance())
                        .build());
        Account account = BASE.account();
        String lost = save(
                "lost",
                BASE.toBuilder()
                        .account(new Account(
                                account.sent(), account.accepted(), account.delivered() - 1, 1, 0, 0, 0, 0, 0))
                        .build());
        String seconds =
                save("seconds", with("latency-p95", new MetricResult(0.9, "s", Better.LOWER, null, null, null, null)));
        String negative = save("negative", with("latency-p95", MetricResult.of(Metric.LATENCY_P95, -5)));
        Map<String, MetricResult> fewer = new LinkedHashMap<>(BASE.metrics());
        fewer.remove("cpu-per-message");
        String blind = save("blind", BASE.toBuilder().metrics(fewer).build());

        code("compare", "nothing changed", "--baseline", baselines, save("same", costing("same", 640)));
        code("compare", "suspected against a single run", "--baseline", base, slow);
        code("compare --gate", "suspected against a single run", "--gate", "--baseline", base, slow);
        code("compare", "beyond the scatter of five runs, one run", "--baseline", baselines, slow);
        code("compare --gate", "beyond the scatter of five runs, one run", "--gate", "--baseline", baselines, slow);
        code(
                "compare",
                "beyond the scatter of five runs, a second run confirms it",
                "--baseline",
                baselines,
                slow,
                slower);
        code("compare", "beyond the scatter of five runs, the same run twice", "--baseline", baselines, slow, slow);
        code("compare", "the baseline is of another machine", "--baseline", baselines, elsewhere);
        code("compare --gate", "the baseline is of another machine", "--gate", "--baseline", baselines, elsewhere);
        code("compare", "a message was lost", "--baseline", base, lost);
        code("compare", "a target was missed", "--baseline", base, save("missed", verdict(Verdict.MISSED)));
        code("compare", "a gated metric is missing", "--baseline", base, blind);
        code(
                "compare --allow-inconclusive",
                "a gated metric is missing",
                "--allow-inconclusive",
                "--baseline",
                base,
                blind);
        code("compare", "another unit", "--baseline", base, seconds);
        code("compare", "a figure below 0", "--baseline", base, negative);
        code("compare", "no file of that name", "--baseline", base, "nowhere.json");
        code("compare", "no baseline", "--baseline", "nowhere", base);
        code("compare", "the run was void", "--baseline", base, save("void", verdict(Verdict.VOID)));
        code("compare", "the run broke", "--baseline", base, save("broken", verdict(Verdict.BROKEN)));
    }

    private void baseline() throws IOException {
        String out = work.resolve("out").toString();
        List<String> runs = new ArrayList<>(List.of("--out", out));
        for (int run = 0; run < 5; run++) {
            runs.add(save("run-" + run, costing("run-" + run, 620 + 10 * run)));
        }
        code("baseline", "five runs of one machine", runs.toArray(String[]::new));
        code("baseline", "four runs", runs.subList(0, 6).toArray(String[]::new));
    }

    private void ab() throws IOException {
        double[] equal = {1.01, 0.99, 1.02, 0.98, 1.0, 1.03};
        double[] worse = {1.25, 1.26, 1.24, 1.25, 1.27, 1.25};
        double[] unsure = {1.05, 1.15, 0.95, 1.12, 1.0, 1.09};
        double[] measured = {1.2, 1.2, 1.2};
        String control = pairs(true, equal);
        String voided = "{\"scenario\":\"s\",\"void\":[\"candidate\"]}\n";

        code("ab", "PASS", file("pass", pairs(false, equal) + control));
        code("ab", "no control", file("alone", pairs(false, equal)));
        code("ab", "FAIL", file("fail", pairs(false, worse) + control));
        code("ab", "INCONCLUSIVE", file("unsure", pairs(false, unsure) + control));
        code(
                "ab --allow-inconclusive",
                "INCONCLUSIVE",
                "--allow-inconclusive",
                file("unsure", pairs(false, unsure) + control));
        code(
                "ab --allow-inconclusive",
                "INCONCLUSIVE, measured worse by more than the limit",
                "--allow-inconclusive",
                file("few", pairs(false, measured) + control));
        code(
                "ab",
                "PASS in one scenario, another void in all its pairs",
                file("part", pairs(false, equal) + control + voided.replace("\"s\"", "\"t\"")));
        code("ab", "the candidate alone is void, twice", file("void", voided + voided));
        code(
                "ab",
                "the candidate has no figure where the base has one",
                file("figure", pairs(false, equal) + control + "{\"scenario\":\"s\",\"failed\":\"no drain-rate\"}\n"));
        code("ab", "the base differs from itself", file("odd", pairs(false, equal) + pairs(true, worse)));
        code("ab", "no line of pairs", file("empty", ""));
    }

    private void others() throws IOException {
        code("validate", "a result", save("base", BASE));
        code("validate", "no result", file("nothing.json", "{}"));
        code("merge --shards", "a whole run", "--shards", "--into", work.toString(), save("base", BASE));
        code("history", "a result", "--history", work.resolve("h").toString(), save("base", BASE));
        code("nonsense", "no verb of that name");
    }

    private void code(String command, String situation, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command.split(" ")[0]));
        line.addAll(Arrays.asList(arguments));
        codes.put("`" + command + "` | " + situation, run(line.toArray(String[]::new)));
    }

    private static int run(String... arguments) {
        CommandLine line = ReportsCli.commandLine();
        line.setOut(new PrintWriter(Writer.nullWriter()));
        line.setErr(new PrintWriter(Writer.nullWriter()));
        return line.execute(arguments);
    }

    private static String script(Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", script.toString(), "--help").start();
        process.getOutputStream().close();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String said = help.substring(help.indexOf("Exit codes: ") + "Exit codes: ".length())
                .strip()
                .replaceAll("\\.$", "")
                .replaceAll("\\s+", " ");
        String[] cells = {"", "", "", ""};
        Matcher code = CODE.matcher(said);
        while (code.find()) {
            cells[Integer.parseInt(code.group(1))] = code.group(2).strip();
        }
        assertThat(cells[0]).as("%s says when it ends with 0", script).isNotEmpty();
        assertThat(cells[2]).as("%s says when it ends with 2", script).isNotEmpty();
        return "| `ci/" + script.getFileName() + "` | " + String.join(" | ", cells) + " |\n";
    }

    private String pairs(boolean control, double... ratios) {
        StringBuilder text = new StringBuilder();
        for (double ratio : ratios) {
            text.append("{\"scenario\":\"s\",\"metric\":\"latency-p95\",\"base\":100,\"candidate\":")
                    .append(100 * ratio)
                    .append(",\"control\":")
                    .append(control)
                    .append("}\n");
        }
        return text.toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(work.resolve(name), text).toString();
    }

    private String save(String name, RunResult result) {
        Path file = work.resolve(name + ".json");
        ResultJson.write(file, result);
        return file.toString();
    }

    private static RunResult verdict(Verdict verdict) {
        return BASE.toBuilder().verdict(verdict).build();
    }

    private static RunResult with(String id, MetricResult metric) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(BASE.metrics());
        metrics.put(id, metric);
        return BASE.toBuilder().metrics(metrics).build();
    }

    private static RunResult costing(String runId, double micros) {
        RunResult result = SampleRuns.steady(runId).build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put("cpu-per-message", MetricResult.of(Metric.CPU_PER_MESSAGE, micros));
        return result.toBuilder().metrics(metrics).build();
    }
}
