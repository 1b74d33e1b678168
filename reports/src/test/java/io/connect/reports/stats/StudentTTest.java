package io.connect.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    @ParameterizedTest
    @CsvSource({
        "0.05, 1, 6.3138",
        "0.025, 2, 4.3027",
        "0.05, 3, 2.3534",
        "0.025, 4, 2.7764",
        "0.01, 10, 2.7638",
        "0.005, 30, 2.7500",
        "0.001, 40, 3.3069",
    })
    void quantilesAreThoseOfThePrintedTables(double alpha, int degrees, double t) {
        assertThat(StudentT.upperQuantile(alpha, degrees)).isCloseTo(t, within(0.00005));
    }

    @Test
    void theTailBeyondAQuantileIsItsProbability() {
        for (int degrees = 1; degrees <= 60; degrees++) {
            for (double alpha : new double[] {0.499, 0.3, 0.05, 0.001, 0.000_01}) {
                assertThat(StudentT.upperTail(StudentT.upperQuantile(alpha, degrees), degrees))
                        .as("alpha %s, %d degrees", alpha, degrees)
                        .isCloseTo(alpha, within(1e-7 * alpha));
            }
        }
    }

    @Test
    void aProbabilityOfHalfOrMoreIsRefused() {
        assertThatThrownBy(() -> StudentT.upperQuantile(0.5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.5 and 4");
    }
}
