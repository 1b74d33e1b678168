package io.connect.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.SampleRuns;
import io.connect.reports.html.OverlayPage;
import io.connect.reports.html.ReportPage;
import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import io.connect.reports.summary.ComparisonTable;
import io.connect.reports.summary.MarkdownSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {

    private static final List<RunResult> BASE = Suites.of(Metric.DRAIN_RATE, 1_000, 1_020, 980, 1_010, 990);

    @Test
    void aRegressionSaysHowMuchIsChanceAndHowManyRunsSaySo() {
        assertThat(words(BASE, Suites.of(Metric.DRAIN_RATE, 800, 810)))
                .matches(
                        "Fell from 1,000 msg/s to 805 msg/s \\(-19\\.5 %\\), which is worse\\. "
                                + "Sure: the baseline's 5 runs explain ± [0-9.]+ % by chance; beyond it, 2 runs say the same\\.");
    }

    @Test
    void aSingleRunIsNotSureAndNamesTheMissingRuns() {
        assertThat(words(BASE, Suites.of(Metric.DRAIN_RATE, 800)))
                .isEqualTo("Fell from 1,000 msg/s to 800 msg/s (-20.0 %), which is worse."
                        + " Not sure: more than the baseline's scatter explains: run it once more to confirm.");
    }

    @Test
    void aBaselineOfOneRunCannotTellChanceFromChange() {
        assertThat(words(Suites.of(Metric.DRAIN_RATE, 1_000), Suites.of(Metric.DRAIN_RATE, 800)))
                .endsWith("Not sure: the baseline has 1 run, 5 are needed.");
    }

    @Test
    void aChangeWithinTheScatterIsChance() {
        assertThat(words(BASE, Suites.of(Metric.DRAIN_RATE, 1_005, 1_004)))
                .contains("No change that can be told from chance: the baseline's 5 runs explain ± ");
    }

    @Test
    void aChangeThatRoundingHidesIsNone() {
        assertThat(words(BASE, Suites.of(Metric.DRAIN_RATE, 1_000.1, 1_000.2))).startsWith("Stayed at 1,000 msg/s. ");
    }

    @Test
    void anImprovementIsSureWhenItIsRepeated() {
        assertThat(words(BASE, Suites.of(Metric.DRAIN_RATE, 1_400, 1_410)))
                .contains("which is better. Sure: ")
                .endsWith("2 runs say the same.");
    }

    @Test
    void aPercentileWithNothingBeyondItSaysSo() {
        RunResult few = SampleRuns.steady("few").rate(1).build();

        Comparison comparison = BaselineComparator.compare(List.of(few), List.of(few));

        assertThat(comparison.notes())
                .anyMatch(note -> note.contains("no batch lies beyond it, 10 are needed"))
                .noneMatch(note -> note.contains("0 batches"));
    }

    @Test
    void everyReportOfAComparisonHasTheWords() {
        List<RunResult> runs = Suites.of(Metric.DRAIN_RATE, 800, 810);
        Comparison comparison = BaselineComparator.compare(BASE, runs);
        String words = ChangeWords.of(drain(comparison), comparison);
        String html = words.replace("'", "&#39;");

        assertThat(ComparisonTable.of(List.of(comparison))).contains(words);
        assertThat(MarkdownSummary.of("r", runs, List.of(comparison))).contains(words);
        assertThat(ReportPage.of("r", runs.subList(0, 1), List.of(comparison), Map.of()))
                .contains(html)
                .contains("1 worse");
        assertThat(OverlayPage.of("Both", runs, List.of(comparison))).contains(html);
    }

    private static String words(List<RunResult> baseline, List<RunResult> candidate) {
        Comparison comparison = BaselineComparator.compare(baseline, candidate);
        return ChangeWords.of(drain(comparison), comparison);
    }

    private static MetricChange drain(Comparison comparison) {
        return comparison.changes().stream()
                .filter(change -> change.metric().equals(Metric.DRAIN_RATE.id()))
                .findFirst()
                .orElseThrow();
    }
}
