package io.connect.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.html.ReportPage;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Account;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SummariesTest {

    private static final RunResult BASE = SampleRuns.steady("base").build();

    /** A cost that is 30 % higher, which a second run would confirm. */
    @Test
    void junitCountsItsTestsAndFailsForAGateOnlyWhenAsked() throws Exception {
        Comparison comparison = BaselineComparator.compare(costing(600, 610, 620, 630, 640), costing(900));
        List<RunResult> results = costing(900);

        Document held = parse(JUnitXml.of(results, List.of(comparison), true));
        Document told = parse(JUnitXml.of(results, List.of(comparison), false));

        for (Document xml : List.of(held, told)) {
            Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
            assertThat(suite.getAttribute("tests"))
                    .isEqualTo(
                            String.valueOf(xml.getElementsByTagName("testcase").getLength()));
            assertThat(suite.getAttribute("failures"))
                    .isEqualTo(
                            String.valueOf(xml.getElementsByTagName("failure").getLength()));
        }
        assertThat(held.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(((Element) held.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("cpu-per-message suspected: 900 against 620");
        assertThat(told.getElementsByTagName("failure").getLength()).isZero();
        assertThat(JUnitXml.of(results, List.of(comparison), false)).contains("cpu-per-message suspected: 900 against");
    }

    private static List<RunResult> costing(double... micros) {
        List<RunResult> runs = new ArrayList<>();
        for (double value : micros) {
            RunResult run = SampleRuns.steady("run-" + value).build();
            Map<String, MetricResult> metrics = new LinkedHashMap<>(run.metrics());
            metrics.put("cpu-per-message", MetricResult.of(Metric.CPU_PER_MESSAGE, value));
            runs.add(run.toBuilder().metrics(metrics).build());
        }
        return runs;
    }

    @Test
    void everySummaryHoldsEveryCountOfTheAccount() {
        Account account = new Account(
                101, 102, 103, 104, 105, 106, 107, 108, 109, new Account.Records(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        List<RunResult> results = List.of(
                BASE.toBuilder().verdict(Verdict.ALTERED).account(account).build());

        for (String text :
                List.of(JUnitXml.of(results, List.of(), false), MarkdownSummary.of("r", results, List.of()))) {
            assertThat(text)
                    .contains("delivered 103, lost 104, duplicated 105, reordered 106, late 107, dead-lettered 108,")
                    .contains(
                            "altered 1, cut 2, empty 3, unconverted 4, wrong key 5, wrong partition 6, scattered groups 7,")
                    .contains("foreign 8, also dead-lettered 9, unexplained duplicates 10");
        }
    }

    @Test
    void anIncorrectRunIsAFailureInJunit() throws Exception {
        for (Verdict verdict : List.of(Verdict.ALTERED, Verdict.DUPLICATED, Verdict.REORDERED, Verdict.LOST)) {
            Document xml = parse(JUnitXml.of(
                    List.of(BASE.toBuilder()
                            .verdict(verdict)
                            .reasons(List.of("a reason"))
                            .build()),
                    List.of(),
                    false));

            assertThat(((Element) xml.getElementsByTagName("failure").item(0)).getAttribute("message"))
                    .isEqualTo(verdict.id() + ": a reason");
        }
    }

    @Test
    void aVoidRunIsAnErrorInJunit() throws Exception {
        RunResult voided = BASE.toBuilder()
                .verdict(Verdict.VOID)
                .reasons(List.of("the generator was <slow> & \"late\""))
                .build();

        Document xml = parse(JUnitXml.of(List.of(voided), List.of(), false));

        assertThat(((Element) xml.getElementsByTagName("error").item(0)).getAttribute("message"))
                .isEqualTo("void: the generator was <slow> & \"late\"");
    }

    @Test
    void markdownHoldsTablesThatATextCannotBreak() {
        RunResult odd = BASE.toBuilder()
                .variant("a|b<script>")
                .verdict(Verdict.MISSED)
                .reasons(List.of("too | slow"))
                .build();

        String text = MarkdownSummary.of("r", List.of(odd), List.of());

        assertThat(text)
                .contains("| test-1@a\\|b&lt;script> (quick) | **missed** |")
                .contains("- too \\| slow");
    }

    @Test
    void theTableSaysOfferedAchievedAndScale() {
        assertThat(RunTable.of(List.of(BASE)))
                .containsPattern("offered msg/s +achieved msg/s +achieved % +arriving msg/s +scale of full")
                .containsPattern("test-1 +quick +250 +249.5 +99.80 +250 +0.500 +10 KB +pass");
    }

    @Test
    void variantsOfAScenarioStandBesideEachOtherWithTheirRatioToTheFirst() {
        RunResult first = BASE.toBuilder().variant("bare-loop").build();
        RunResult second = SampleRuns.steady("slow").latencyTimes(2).build().toBuilder()
                .variant("connector")
                .build();
        double ratio = second.value("latency-p50").orElseThrow()
                / first.value("latency-p50").orElseThrow();

        List<RunResult> run = List.of(first, second, BASE);

        assertThat(MarkdownSummary.of("r", run, List.of()))
                .contains("## test-1: variants side by side\n\n| metric | unit | bare-loop | connector |")
                .containsPattern("\\| latency-p50 \\| ms \\| [0-9.]+ \\| [0-9.]+ "
                        + String.format(Locale.ROOT, "×%.2f", ratio) + " \\|");
        assertThat(RunTable.of(run)).containsPattern("test-1 +unit +bare-loop +connector");
        assertThat(ratio).isGreaterThan(1.5);
    }

    @Test
    void tablesHaveAColumnForTheSubjectWhereMoreThanOneRan() {
        RunResult ours = of("ours", "0.1.0");
        RunResult theirs = of("theirs", "1.6.3");

        assertThat(MarkdownSummary.of("r", List.of(ours, theirs), List.of()))
                .contains("| scenario | subject | verdict |")
                .contains("| test-1@theirs (quick) | theirs 1.6.3 |");
        assertThat(MarkdownSummary.of("r", List.of(ours), List.of())).doesNotContain("| subject |");
        assertThat(RunTable.of(List.of(ours, theirs)))
                .containsPattern("scenario +subject +profile")
                .containsPattern("test-1@theirs +theirs 1.6.3 +quick");
        assertThat(ReportPage.of("r", List.of(ours, theirs), List.of(), Map.of()))
                .contains(
                        "<th>Subject</th>",
                        "<td class=\"subject\">theirs 1.6.3</td>",
                        "Subject: theirs 1.6.3 (com.example.Theirs).")
                .contains("-Dscenario=test-1 -Dsubject=theirs");
        assertThat(ReportPage.of("r", List.of(ours), List.of(), Map.of())).doesNotContain("<th>Subject</th>");
    }

    private static RunResult of(String subject, String version) {
        String plugin = "com.example." + subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1);
        return BASE.toBuilder()
                .variant(subject)
                .provenance(BASE.provenance().withPlugin(plugin, version))
                .scenarioAsRun(ResultJson.tree(Map.of("subject", Map.of("name", subject))))
                .build();
    }

    @Test
    void rateOfASubjectThatDidNotFinishIsShown() {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(BASE.metrics());
        metrics.remove("throughput");
        metrics.put("drain-rate", MetricResult.unmeasured(Metric.DRAIN_RATE));
        metrics.put("arrival-rate", MetricResult.of(Metric.ARRIVAL_RATE, 51.2));
        RunResult unfinished =
                BASE.toBuilder().verdict(Verdict.MISSED).metrics(metrics).build();

        assertThat(RunLine.of(unfinished)).contains("not drained, arriving 51.20 msg/s");
        assertThat(MarkdownSummary.of("r", List.of(unfinished), List.of())).contains("| 51.20 |");
        assertThat(ReportPage.of("r", List.of(unfinished), List.of(), Map.of())).contains("<td class=\"n\">51.20</td>");
    }

    @Test
    void scenarioOfWhichOneVariantRanHasNoTableOfThem() {
        RunResult alone = BASE.toBuilder().variant("connector").build();

        assertThat(MarkdownSummary.of("r", List.of(alone), List.of())).doesNotContain("side by side");
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
