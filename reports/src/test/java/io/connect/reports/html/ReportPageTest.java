package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.json.ResultJson;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunEvent;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.summary.MarkdownSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String EVIL = "</script><img src=x onerror=alert(1)>\"'&|";

    @Test
    void numbersStandInThePageWithoutScript() {
        RunResult result = SampleRuns.steady("r").build();

        String page = ReportPage.of("r", List.of(result), List.of(), Map.of());

        String withoutScript = page.replaceAll("(?s)<script.*?</script>", "");
        assertThat(withoutScript)
                .contains("Passed")
                .contains("&lt; 500 ms")
                .contains("10,000")
                .contains("mvn gatling:test -Dprofile=quick -Dscenario=test-1")
                .contains("Sample CPU 3.0 GHz");
    }

    @Test
    void theVerdictComesFirst() {
        String page = ReportPage.of(
                "r",
                List.of(
                        SampleRuns.steady("r").build(),
                        SampleRuns.burst("r")
                                .builder()
                                .verdict(Verdict.LOST)
                                .reasons(List.of("7 of 31,500 accepted messages were lost"))
                                .build()),
                List.of(),
                Map.of());

        assertThat(page.indexOf("Not correct")).isBetween(0, page.indexOf("At a glance"));
        assertThat(page).contains("7 of 31,500 accepted messages were lost");
    }

    @Test
    void roundsAndConditionsAndWhatWasNotJudgedAreSaid() {
        MetricResult drain = Judge.judge(
                        MetricResult.of(Metric.DRAIN_RATE, 4_000).withBlocks(List.of(3_000.0, 4_000.0, 5_000.0)),
                        new Target(">= 80% of @0ms", Target.Relation.AT_LEAST, 4_100))
                .unjudged("cannot tell: 2 of 3 pairs meet it");
        List<RunResult> results = List.of(
                SampleRuns.steady("r").builder().variant("0ms").build(),
                SampleRuns.steady("r")
                        .builder()
                        .variant("500ms")
                        .verdict(Verdict.VOID)
                        .metrics(Map.of("drain-rate", drain))
                        .conditions(new RunResult.Conditions(true, 8.1, 44_123L, 2.5, 0.0, 1.0, 3, 3, 1))
                        .build());

        String page = ReportPage.of("r", results, List.of(), Map.of()).replaceAll("(?s)<script.*?</script>", "");

        assertThat(page)
                .contains("4,000 (3,000–5,000)")
                .contains("3,000 · 4,000 · 5,000")
                .contains("<span class=\"tag void\">not judged</span>")
                .contains("Warmed up for 8.10 s and 44,123 messages, until its speed was steady.")
                .contains("3 of 3 rounds, 1 run done again.")
                .contains("Other programs took up to 2.50 % of the machine meanwhile");
        assertThat(MarkdownSummary.of("r", results, List.of()))
                .contains("| drain-rate | 4,000 | msg/s | 3,000, 4,000, 5,000 |")
                .contains("| not judged |")
                .contains("**not judged**");
    }

    @Test
    void everyTextOfAResultIsEscaped() {
        RunResult base = SampleRuns.steady("r").builder().variant(EVIL).build();
        RunResult result = base.toBuilder()
                .variant(EVIL)
                .purpose(EVIL)
                .verdict(Verdict.MISSED)
                .reasons(List.of(EVIL))
                .faults(List.of(new FaultWindow(EVIL, EVIL, 1, 2, EVIL)))
                .events(List.of(new RunEvent(3, EVIL)))
                .diagnosis(List.of(new Finding(EVIL, EVIL, EVIL)))
                .links(List.of(new Link(EVIL, EVIL), new Link("trap", "javascript:alert(1)")))
                .scenarioAsRun(ResultJson.tree(Map.of(EVIL, EVIL)))
                .build();

        String page = ReportPage.of(
                EVIL, List.of(result), List.of(BaselineComparator.compare(List.of(base), List.of(result))), Map.of());

        assertThat(page).doesNotContain("<img src=x").doesNotContain("javascript:alert");
    }

    @Test
    void fetchesNothing() {
        String page = ReportPage.of("r", List.of(SampleRuns.steady("r").build()), List.of(), Map.of());

        assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain(" src=");
    }
}
