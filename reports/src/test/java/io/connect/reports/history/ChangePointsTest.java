package io.connect.reports.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.GeneratedDoc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {

    private static final Path DOC = Path.of("docs", "history.md");
    private static final int SERIES = 500;
    private static final int[] LENGTHS = {10, 20, 52, 100};
    private static final double SCATTER = 0.10;

    @Test
    void findsTheStepAndNothingElse() {
        assertThat(ChangePoints.in(steps(1, 12, 100, 12, 120))).containsExactly(12);
    }

    @Test
    void findsTwoSteps() {
        assertThat(ChangePoints.in(steps(2, 12, 100, 12, 130, 12, 90))).containsExactly(12, 24);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 52, 100})
    void oneSeriesInAHundredAtMostHasAMarkWhereNothingChanged(int length) {
        assertThat(marked(length, 0.3, 1, 1)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void aSingleOutlierIsNoChange() {
        List<Double> values = new ArrayList<>(steps(3, 20, 100));
        values.set(10, 300.0);

        assertThat(ChangePoints.in(values)).isEmpty();
    }

    @Test
    void aChangeTooSmallToMatterIsNotMarked() {
        assertThat(ChangePoints.in(steps(4, 20, 100, 20, 104))).isEmpty();
    }

    @Test
    void fewRunsHaveNoHistory() {
        assertThat(ChangePoints.in(List.of())).isEmpty();
        assertThat(ChangePoints.in(List.of(1.0, 2.0, 30.0))).isEmpty();
    }

    @Test
    void equalFiguresHaveNoScatterAndTheirStepIsFound() {
        assertThat(ChangePoints.in(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)))
                .isEmpty();
        assertThat(ChangePoints.in(List.of(1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0)))
                .containsExactly(4);
    }

    @Test
    void theDocumentedFiguresAreThoseOfToday() {
        StringBuilder text = new StringBuilder(text(
                """
                # The history of runs

                `reports.jar history RUN...` keeps a line of figures for each run and draws them, one curve for the runs of one
                scenario, profile and machine. A mark shows where a figure changed for good. The medians before and after it
                differ by more than %.0f %%, and by more than the scatter of neighbouring runs explains. Each run is assumed to
                resemble the one before it (autocorrelation %.1f). Fewer than %d runs on a side are no change.

                The table shows the share of series with a mark: if nothing changed, and if the figure rose in the middle. It is
                computed by `ChangePointsTest` over %,d simulated series for each figure, with a scatter of %.0f %% from run to run.

                """,
                100 * ChangePoints.LEAST_CHANGE,
                ChangePoints.AUTOCORRELATION,
                ChangePoints.LEAST_ON_A_SIDE,
                SERIES,
                100 * SCATTER));
        text.append("| runs | autocorrelation | unchanged | + 20 % | + 50 % | doubled |\n|--:|--:|--:|--:|--:|--:|\n");
        for (int length : LENGTHS) {
            for (double resemblance : new double[] {0.3, 0.5}) {
                text.append(text(
                        "| %d | %.1f | %.1f %% | %.0f %% | %.0f %% | %.0f %% |%n",
                        length,
                        resemblance,
                        100 * marked(length, resemblance, 1, 1),
                        100 * marked(length, resemblance, 1.2, 2),
                        100 * marked(length, resemblance, 1.5, 3),
                        100 * marked(length, resemblance, 2, 4)));
            }
        }

        GeneratedDoc.check(DOC, text.toString());
    }

    /** The share of series with a mark, for figures that are {@code factor} times as large in the second half. */
    private static double marked(int length, double resemblance, double factor, long seed) {
        Random random = new Random(seed);
        int marked = 0;
        for (int series = 0; series < SERIES; series++) {
            List<Double> values = new ArrayList<>();
            double deviation = random.nextGaussian();
            for (int run = 0; run < length; run++) {
                double level = run < length / 2 ? 100 : 100 * factor;
                values.add(level * (1 + SCATTER * deviation));
                deviation = resemblance * deviation + Math.sqrt(1 - resemblance * resemblance) * random.nextGaussian();
            }
            marked += ChangePoints.in(values).isEmpty() ? 0 : 1;
        }
        return (double) marked / SERIES;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }

    /** Pairs of length and level, with noise of one percent. */
    private static List<Double> steps(long seed, int... lengthsAndLevels) {
        Random random = new Random(seed);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < lengthsAndLevels.length; i += 2) {
            for (int run = 0; run < lengthsAndLevels[i]; run++) {
                values.add(lengthsAndLevels[i + 1] * (1 + 0.01 * random.nextGaussian()));
            }
        }
        return values;
    }
}
