package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.RunEvent;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
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
