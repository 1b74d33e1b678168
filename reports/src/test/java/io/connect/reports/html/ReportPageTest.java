package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.SampleSuite;
import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.json.ResultJson;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Account;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunEvent;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.Unexercised;
import io.connect.reports.summary.MarkdownSummary;
import io.connect.reports.words.AccountWords;
import io.connect.reports.words.MetricWords;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final List<RunResult> SUITE = SampleSuite.of("r");
    private static final String SUITE_PAGE = ReportPage.of("r", SUITE, List.of(), Map.of());
    private static final String EVIL = "</script><img src=x onerror=alert(1)>\"'&|";

    @Test
    void numbersStandInThePageWithoutScript() {
        RunResult result = SampleRuns.steady("r").build();

        String page = ReportPage.of("r", List.of(result), List.of(), Map.of());

        String withoutScript = page.replaceAll("(?s)<script.*?</script>", "");
        assertThat(withoutScript)
                .contains("1 run: 1 passed.")
                .contains("&lt; 500 ms")
                .contains("10,000")
                .contains("mvn gatling:test -Dprofile=quick -Dscenario=test-1<")
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

        assertThat(page.indexOf("<h1>2 runs: 1 lost, 1 passed.</h1>")).isBetween(0, page.indexOf("<table"));
        assertThat(page.indexOf("id=\"burst\"")).as("failures first").isLessThan(page.indexOf("id=\"test-1\""));
        assertThat(page).contains("7 of 31,500 accepted messages were lost");
    }

    @Test
    void showsRoundsConditionsAndUnjudgedTargets() {
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
        // A name with a slash is refused.
        String variant = EVIL.replace("/", "");
        RunResult base = SampleRuns.steady("r").builder().variant(variant).build();
        RunResult result = base.toBuilder()
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

        assertThat(page.replaceAll("(?s)<script[^>]*>.*?</script>", ""))
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain(" src=");
    }

    @Test
    void passedScenariosAreFoldedAndOthersOpen() {
        String page = SUITE_PAGE;

        assertThat(page)
                .containsPattern("id=\"network-latency\">\\s*<details>")
                .containsPattern("id=\"burst\">\\s*<details open>");
    }

    @Test
    void theFirstTableShowsLossDuplicatesRecoveryAndBurstWithTheirMeaning() {
        String page = SUITE_PAGE;
        String table = page.substring(page.indexOf("<table"), page.indexOf("</table>"));

        assertThat(table)
                .contains(
                        ">Lost</th>",
                        ">Duplicated</th>",
                        ">Recovery<br>s</th>",
                        ">p95<br>ms</th>",
                        ">Burst p95<br>ms</th>")
                .contains("<td class=\"n bad\" data-title=\"Lost\" data-unit=\"\">12</td>");
        assertThat(page).contains(MetricWords.meaning("recovery-time"), MetricWords.meaning("burst-p95"));
    }

    @Test
    void variantsAreBarsHeldAgainstTheFirstWithTheirSpread() {
        String page = SUITE_PAGE;

        assertThat(page)
                .contains("reference</td>")
                .contains("15,656 (15,030–16,908)")
                .contains("<td class=\"n ratio\">×2.06</td>")
                .containsPattern("class=\"spread\" style=\"left:[\\d.]+%;width:[\\d.]+%\"");
    }

    @Test
    void anchorsFollowFromNamesAlone() {
        String all = SUITE_PAGE;
        List<RunResult> some = SUITE.subList(4, 12);
        String part = ReportPage.of("other", some, List.of(), Map.of());

        assertThat(all).contains("id=\"trust-500ms\"", "id=\"scaling-4\"", "href=\"#trust-500ms\"");
        assertThat(part).contains("id=\"trust-500ms\"", "id=\"scaling-4\"", "href=\"#trust-500ms\"");
        assertThat(duplicates(all)).isEmpty();
    }

    private static List<String> duplicates(String page) {
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page.replaceAll("(?s)<script>.*?</script>", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
        return ids.stream().filter(id -> Collections.frequency(ids, id) > 1).toList();
    }

    @Test
    void runItAgainNamesTheVariantAndItsReference() {
        String page = SUITE_PAGE;

        assertThat(page)
                .contains("<code>mvn gatling:test -Dprofile=quick -Dscenario=trust@a,trust@half-core</code>")
                .contains("<code>mvn gatling:test -Dprofile=quick -Dscenario=network-latency@500ms</code>");
    }

    @Test
    void faultsAreNamedInWords() {
        String page = SUITE_PAGE;

        assertThat(page)
                .contains("<th scope=\"row\">broker-1 killed</th>", "\"name\":\"worker-1 killed\"")
                .contains("network-500ms on sqs")
                .doesNotContain("network-500ms on sqs · sqs", "· broker-1");
    }

    @Test
    void everyMetricIsExplained() {
        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(MetricWords.meaning(metric.id()))
                        .as(metric.id())
                        .endsWith("."));
    }

    @Test
    void everyCountOfTheAccountIsShown() {
        RunResult result = SampleRuns.steady("r")
                .builder()
                .account(new Account(9, 8, 7, 6, 5, 4, 3, 2, 1))
                .build();

        String page = ReportPage.of("r", List.of(result), List.of(), Map.of());

        String account = page.substring(page.indexOf("id=\"account\""));
        assertThat(AccountWords.of(result.account()))
                .extracting(AccountWords.Count::name)
                .containsExactlyElementsOf(result.account().columns().keySet());
        assertThat(AccountWords.of(result.account()))
                .allSatisfy(
                        count -> assertThat(count.meaning()).as(count.name()).isNotEmpty());
        assertThat(account).containsPattern("(?s)Dead-lettered.*Left in queue.*>9</td>.*>2</td>.*>1</td>");
    }

    @Test
    void listsThePartsOfTheFileThatTheRunLeftOut() {
        String page = ReportPage.of(
                "r",
                List.of(SampleRuns.steady("r").build()),
                List.of(),
                Map.of(),
                List.of(new Unexercised("soak", "not run", "mvn gatling:test -Dprofile=full -Dscenario=soak")));

        assertThat(page).contains("Not exercised here", "-Dprofile=full -Dscenario=soak");
        assertThat(ReportPage.of("r", List.of(SampleRuns.steady("r").build()), List.of(), Map.of()))
                .doesNotContain("Not exercised here");
    }
}
