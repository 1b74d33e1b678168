package io.connect.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.GeneratedDoc;
import io.connect.reports.compare.SuiteFigures.Figures;
import io.connect.reports.compare.SuiteFigures.Noise;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Computes how often the comparison is wrong and how often it finds a regression, and checks the documented figures. */
class ComparisonDocTest {

    private static final Path DOC = Path.of("docs", "comparison.md");
    private static final Noise[] NOISES = {
        even(0.03), even(0.05), even(0.10), new Noise(0.05, 0.3, 0), new Noise(0.05, 0, 0.02),
    };
    private static final int[] RUNS = {1, 2};
    private static final Map<List<Object>, Figures> KNOWN = new HashMap<>();
    private static final int SUITES = 1_000;
    private static final int SUITES_TO_FIND_IN = 100;

    @Test
    void oneSuiteInFiftyAtMostRaisesAFalseAlarm() {
        for (double scatter : new double[] {0.03, 0.05, 0.10}) {
            for (int runs : RUNS) {
                // At exactly one in fifty, 1,000 suites have 31 or more alarms with a probability of one in a hundred.
                assertThat(figures(even(scatter), 1, runs, SUITES).alarms())
                        .as("scatter %s, %d runs", scatter, runs)
                        .isLessThanOrEqualTo(0.02);
            }
        }
    }

    @Test
    void aQuarterWorseAtFivePercentOfScatterIsFoundNineTimesInTen() {
        assertThat(figures(even(0.05), 1.25, 2, SUITES).found()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void aHalfWorseAtTenPercentOfScatterIsFoundNineTimesInTen() {
        assertThat(figures(even(0.10), 1.5, 2, SUITES).found()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theDocumentedFiguresAreThoseOfToday() {
        GeneratedDoc.check(DOC, document());
    }

    /** The figures are computed once, for the assertions and for the page. */
    private static Figures figures(Noise noise, double worse, int runs, int suites) {
        return KNOWN.computeIfAbsent(
                List.of(noise, worse, runs, suites), key -> SuiteFigures.simulate(noise, worse, runs, suites, 1));
    }

    private static Noise even(double scatter) {
        return new Noise(scatter, 0, 0);
    }

    private static String document() {
        StringBuilder text = new StringBuilder(text(
                """
                # Comparison with a baseline

                A baseline is %d runs or more of one build, profile and machine: CPU model, cores, memory, kernel and JVM are
                the same, and the calibration is within %.0f %%. `ci/update-baseline.sh --profile quick` makes one.

                - Gated are drain-rate, latency-p95, cpu-per-message, error-rate and recovery-time. The other metrics are shown.
                - **suspected**: worse by more than 10 %% and by more than the metric's floor, or by what the baseline's `gates`
                  say. It is always shown.
                - **regressed**: suspected, beyond the scatter of the baseline's own runs, and confirmed by a second run.
                - On another machine, or with fewer runs in the baseline, everything is suspected at most. `--gate` then ends
                  with 2 and says how to make a baseline.
                - Messages that were lost, reordered or duplicated against the promise are a regression at once.

                The scatter is the standard deviation of the logarithm of a figure from run to run, pooled over all scenarios of
                the baseline. A scenario of more than %.1f times the pooled variance is judged by its own. The mean of the
                candidate's runs must pass Student's bound for a false alarm in %.1f %% of the suites. Each run must pass half of
                that bound, except one run in %d. One run alone that passes the bound for %.1f %% is *suspected, to be confirmed*:
                exit 0, and 1 with `--gate`.

                ## How often it is wrong, and how often it finds a regression

                Computed by `ComparisonDocTest` over %,d simulated suites for each figure of the first two
                columns and %,d for the others, of %d scenarios with three gated metrics
                each, against a baseline of %d runs. *Found* is how often one metric of one scenario was called regressed, or with
                one run to be confirmed, when it alone was worse by that much. *Shown* is how often an identical suite shows at
                least one suspected figure.

                """,
                ComparisonRule.BASELINE_RUNS,
                100 * ComparisonRule.SAME_CALIBRATION,
                ComparisonRule.OWN_SCATTER,
                100 * ComparisonRule.falseAlarms(2),
                ComparisonRule.RUNS_PER_DISSENT,
                100 * ComparisonRule.falseAlarms(1),
                SUITES,
                SUITES_TO_FIND_IN,
                SuiteFigures.SCENARIOS,
                ComparisonRule.BASELINE_RUNS));
        text.append("| scatter | runs | false alarms | shown | found: 15 % | 25 % | 50 % |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (Noise noise : NOISES) {
            for (int runs : RUNS) {
                Figures equal = figures(noise, 1, runs, SUITES);
                text.append(text(
                        "| %s | %d | %.1f %% | %.0f %% | %.0f %% | %.0f %% | %.0f %% |%n",
                        name(noise),
                        runs,
                        100 * equal.alarms(),
                        100 * equal.suspected(),
                        100 * figures(noise, 1.15, runs, SUITES_TO_FIND_IN).found(),
                        100 * figures(noise, 1.25, runs, SUITES_TO_FIND_IN).found(),
                        100 * figures(noise, 1.5, runs, SUITES_TO_FIND_IN).found()));
            }
        }
        text.append("""

                The first three are the same in every scenario and drawn from a normal distribution. *Uneven* is a scatter that
                itself differs from scenario to scenario. *Disturbed* has one figure in fifty worse by up to eight times the
                scatter, as on a machine with neighbours: one run alone cannot tell that from a regression, two can.
                """);
        return text.toString();
    }

    private static String name(Noise noise) {
        String kind = noise.spread() > 0 ? ", uneven" : noise.disturbed() > 0 ? ", disturbed" : "";
        return text("%.0f %%", 100 * noise.scatter()) + kind;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }
}
