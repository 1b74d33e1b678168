package io.connect.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.gate.PairFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AbCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static final double[] EQUAL = {1.01, 0.99, 1.02, 0.98, 1.0, 1.03};

    @TempDir
    Path work;

    @Test
    void passesAnEqualBuild() throws IOException {
        assertThat(ab(pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL)))
                .isZero();
        assertThat(out.toString()).contains("PASS  ");
    }

    @Test
    void writesDecisionAndTableAsMarkdown() throws IOException {
        Path file = work.resolve("verdict.md");

        ab(pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL), "--markdown", file.toString());

        assertThat(Files.readAllLines(file))
                .startsWith("**PASS**")
                .contains("| --- | --- | --- | --: | --: | --: | --: | --: | --- |")
                .anyMatch(line ->
                        line.matches("\\| test-1 \\| latency-p95 \\| base and candidate \\| 6 \\|.*\\| PASS \\|"));
    }

    @Test
    void nothingPassesWithoutAControl() throws IOException {
        assertThat(ab(pairs("latency-p95", false, EQUAL))).isEqualTo(1);
        assertThat(out.toString()).contains("INCONCLUSIVE: without a control nothing passes  ");
        assertThat(ab(pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, 1.0, 1.01, 0.99)))
                .isEqualTo(1);
        assertThat(ab(pairs("latency-p95", false, EQUAL), "--allow-inconclusive"))
                .isZero();
    }

    @Test
    void failsASlowerBuildAndSaysByHowMuch() throws IOException {
        String text = pairs("latency-p95", false, EQUAL)
                + pairs("latency-p95", true, EQUAL)
                + pairs("drain-rate", false, 0.79, 0.8, 0.81, 0.8, 0.79, 0.82)
                + pairs("drain-rate", true, EQUAL);

        assertThat(ab(text)).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("drain-rate .* \\+2[45]\\.\\d % .* FAIL")
                .contains("FAIL  ");
    }

    @Test
    void theLimitIsTheOneAskedFor() throws IOException {
        String text = pairs("drain-rate", false, 0.79, 0.8, 0.81, 0.8, 0.79, 0.82) + pairs("drain-rate", true, EQUAL);

        assertThat(ab(text, "--limit", "50")).isZero();
        assertThat(out.toString()).contains("+50.0 %");
    }

    /**
     * A change of 3 ms from 20 ms is no regression, as in a comparison with a baseline. The same share of 100 ms is a
     * regression.
     */
    @Test
    void aDifferenceBelowTheFloorOfItsMetricIsNone() throws IOException {
        double[] worse = {1.15, 1.14, 1.16, 1.15, 1.13, 1.15};

        assertThat(ab(pairs(20, "latency-p95", false, worse) + pairs(20, "latency-p95", true, EQUAL)))
                .isZero();
        assertThat(out.toString()).contains("+25.0 %");
        assertThat(ab(pairs(100, "latency-p95", false, worse) + pairs(100, "latency-p95", true, EQUAL)))
                .isEqualTo(1);
    }

    @Test
    void isInconclusiveWithFewPairsUnlessAllowed() throws IOException {
        String few = pairs("latency-p95", false, 1.05, 1.0) + pairs("latency-p95", true, 1.0, 1.0);

        assertThat(ab(few)).isEqualTo(1);
        assertThat(ab(few, "--allow-inconclusive")).isZero();
    }

    @Test
    void aMeasuredRegressionIsNeverAllowed() throws IOException {
        String few = pairs("latency-p95", false, 1.2, 1.2, 1.2) + pairs("latency-p95", true, 1.0, 1.0, 1.0);
        String scattered = pairs("latency-p95", false, 1.6, 0.9, 1.2, 1.5, 1.0, 1.2)
                + pairs("latency-p95", true, 1.3, 0.8, 1.0, 1.2, 0.8, 1.0);

        for (String text : List.of(few, scattered)) {
            assertThat(ab(text, "--allow-inconclusive")).isEqualTo(1);
            assertThat(out.toString()).contains("INCONCLUSIVE: measured worse by more than the limit, not surely");
        }
    }

    @Test
    void aCandidateThatVoidsItsPairsFails() throws IOException {
        String voided = "{\"scenario\":\"test-1\",\"void\":[\"candidate\"]}\n";
        String machine = "{\"scenario\":\"test-1\",\"void\":[\"base\",\"candidate\"]}\n";
        String equal = pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL);

        assertThat(ab(voided + voided)).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL: the candidate was void in pairs in which base and control were not");
        assertThat(ab(equal + voided + voided, "--allow-inconclusive")).isEqualTo(1);
        assertThat(ab(equal + voided)).isZero();
        assertThat(ab(equal + voided + voided + machine + machine)).isZero();
        assertThat(ab(machine + machine)).isEqualTo(3);
    }

    /** The script once ended with 3 here, as if a run had broken, because each run by itself had passed. */
    @Test
    void aCandidateWithoutAFigureFails() throws IOException {
        String equal = pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL);
        String failed = PairFile.failedLine("test-1", "the candidate of pair 1 has no drain-rate") + "\n";

        assertThat(ab(failed)).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL: test-1: the candidate of pair 1 has no drain-rate  ");
        assertThat(ab(equal + failed, "--allow-inconclusive")).isEqualTo(1);
    }

    @Test
    void aScenarioThatIsVoidInAllItsPairsPassesNothing() throws IOException {
        String equal = pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL);
        String voided = "{\"scenario\":\"test-5\",\"void\":[\"base\",\"candidate\",\"control\"]}\n";

        assertThat(ab(equal + voided)).isEqualTo(1);
        assertThat(out.toString()).contains("INCONCLUSIVE: no pair could be used of test-5  ");
        assertThat(ab(equal + voided, "--allow-inconclusive")).isZero();
    }

    /**
     * The scenario's runs left messages behind on both sides, or had no figure. So the file has no line of it, and the gate
     * once passed because of the other scenarios.
     */
    @Test
    void aScenarioThatWasPlannedAndHasNoPairPassesNothing() throws IOException {
        String equal = pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL);
        String planned = PairFile.plannedLine("test-1") + "\n" + PairFile.plannedLine("fifo-drain") + "\n";

        assertThat(ab(planned + equal)).isEqualTo(1);
        assertThat(out.toString()).contains("INCONCLUSIVE: no pair could be used of fifo-drain  ");
        assertThat(ab(planned)).isEqualTo(3);
        assertThat(out.toString()).contains("VOID: no pair could be used of test-1, fifo-drain  ");
    }

    @Test
    void aScenarioWithAControlAlonePassesNothing() throws IOException {
        String equal = pairs("latency-p95", false, EQUAL) + pairs("latency-p95", true, EQUAL);
        String control = pairs("latency-p95", true, EQUAL).replace("test-1", "test-5");

        assertThat(ab(equal + control)).isEqualTo(1);
        assertThat(out.toString()).contains("INCONCLUSIVE: no pair could be used of test-5  ");
    }

    @Test
    void decidesNothingWhenTheControlFails() throws IOException {
        String text = pairs("latency-p95", false, 1.01, 0.99, 1.02, 0.98, 1.0, 1.03)
                + pairs("latency-p95", true, 1.3, 1.31, 1.32, 1.3, 1.29, 1.33);

        assertThat(ab(text)).isEqualTo(3);
        assertThat(out.toString()).contains("VOID: the base differs from itself");
    }

    @Test
    void decidesNothingWhenTheControlBeatsItsOriginal() throws IOException {
        String text = pairs("latency-p95", false, 0.9, 0.91, 0.89, 0.9, 0.92, 0.9)
                + pairs("latency-p95", true, 0.75, 0.8, 0.78, 0.76, 0.79, 0.77);

        assertThat(ab(text)).isEqualTo(3);
        assertThat(out.toString()).contains("VOID: the base differs from itself");
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        assertThat(ab("\n{\"metric\":\"speed\",\"base\":1,\"candidate\":1}")).isEqualTo(2);
        assertThat(err.toString()).contains("pairs.jsonl:2 has the unknown metric 'speed'");
        assertThat(ab("{\"metric\":\"cpu\",\"base\":0,\"candidate\":1}")).isEqualTo(2);
        assertThat(ab("{\"metric\":\"cpu\",\"base\":1}")).isEqualTo(2);
        assertThat(ab("")).isEqualTo(2);
        assertThat(ab("{\"metric\":\"retries\",\"base\":1,\"candidate\":1}")).isEqualTo(2);
        assertThat(ab("{\"metric\":\"cpu\",\"base\":1,\"candidate\":1,\"base\":2}"))
                .isEqualTo(2);
        assertThat(ab("{\"metric\":\"cpu\",\"base\":1,\"candidate\":1} {}")).isEqualTo(2);
        assertThat(ab("{\"metric\":\"cpu\",\"base\":1,\"candidate\":1,\"control\":\"yes\"}"))
                .isEqualTo(2);
        assertThat(ab("{\"scenario\":\"s\",\"void\":[\"nobody\"]}")).isEqualTo(2);
    }

    private static String pairs(String metric, boolean control, double... ratios) {
        return pairs(100, metric, control, ratios);
    }

    private static String pairs(double base, String metric, boolean control, double... ratios) {
        StringBuilder text = new StringBuilder();
        for (double ratio : ratios) {
            text.append(String.format(
                    Locale.ROOT,
                    "{\"scenario\":\"test-1\",\"metric\":\"%s\",\"base\":%f,\"candidate\":%f,\"control\":%b}%n",
                    metric,
                    base,
                    base * ratio,
                    control));
        }
        return text.toString();
    }

    private int ab(String text, String... more) throws IOException {
        Path file = Files.writeString(work.resolve("pairs.jsonl"), text);
        CommandLine line = ReportsCli.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "ab";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[arguments.length - 1] = file.toString();
        return line.execute(arguments);
    }
}
