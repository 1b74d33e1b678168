package io.connect.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
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

    /** A cost 30 % higher, which a second run would confirm. */
    @Test
    void junitCountsWhatItHoldsAndFailsForAGateOnlyWhereItIsHeldAgainstOne() throws Exception {
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
                .containsPattern("offered msg/s +achieved msg/s +achieved % +scale of full")
                .containsPattern("test-1 +quick +250 +249.5 +99.80 +0.500 +10 KB +pass");
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
