package io.connect.reports.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

    @Test
    void findsTheStepAndNothingElse() {
        assertThat(ChangePoints.in(steps(1, 12, 100, 12, 120))).containsExactly(12);
    }

    @Test
    void findsTwoSteps() {
        assertThat(ChangePoints.in(steps(2, 12, 100, 12, 130, 12, 90))).containsExactly(12, 24);
    }

    @Test
    void noiseAroundOneLevelSeldomHasAChange() {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++) {
            alarms += ChangePoints.in(steps(seed, 30, 100)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThan(15);
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
