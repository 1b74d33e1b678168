package io.connect.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignedRankTest {

    /** Darwin's data on cross- and self-fertilised maize, in inches, the usual example for Wilcoxon's method. */
    private static final List<Double> DARWIN =
            List.of(6.125, -8.375, 1.0, 2.0, 0.75, 2.875, 3.5, 5.125, 1.75, 3.625, 7.0, 3.0, 9.375, 7.5, -6.0);

    @Test
    void agreesWithTheKnownDistribution() {
        assertThat(SignedRank.cumulative(6, 0)).isCloseTo(1 / 64.0, within(1e-12));
        assertThat(SignedRank.cumulative(6, 2)).isCloseTo(3 / 64.0, within(1e-12));
        assertThat(SignedRank.cumulative(10, 8)).isCloseTo(25 / 1024.0, within(1e-12));
        assertThat(SignedRank.cumulative(10, 55)).isCloseTo(1, within(1e-12));
    }

    @Test
    void estimatesTheCentreOfDarwinsMaize() {
        assertThat(SignedRank.of(DARWIN).estimate()).isCloseTo(3.125, within(1e-12));
    }

    @Test
    void sixPairsBoundTheCentreByTheirExtremes() {
        SignedRank pairs = SignedRank.of(List.of(0.10, 0.12, 0.14, 0.16, 0.18, 0.20));

        assertThat(pairs.estimate()).isCloseTo(0.15, within(1e-12));
        assertThat(pairs.lowerBound(0.02)).isCloseTo(0.10, within(1e-12));
        assertThat(pairs.upperBound(0.02)).isCloseTo(0.20, within(1e-12));
        assertThat(pairs.lowerBound(0.05)).as("three Walsh averages cut off").isCloseTo(0.12, within(1e-12));
    }

    @Test
    void tooFewPairsBoundNothing() {
        SignedRank pairs = SignedRank.of(List.of(0.1, 0.2, 0.3, 0.4));

        assertThat(pairs.lowerBound(0.05)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(pairs.upperBound(0.05)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesNoPairs() {
        assertThatThrownBy(() -> SignedRank.of(List.of())).hasMessageContaining("at least one is needed");
    }

    @Property(tries = 200)
    void mirroredDifferencesMirrorEstimateAndBounds(
            @ForAll @Size(min = 6, max = 12) List<@DoubleRange(min = -1, max = 1) Double> differences) {
        SignedRank pairs = SignedRank.of(differences);
        SignedRank mirrored = SignedRank.of(differences.stream().map(d -> -d).toList());

        assertThat(mirrored.estimate()).isCloseTo(-pairs.estimate(), within(1e-9));
        assertThat(mirrored.lowerBound(0.05)).isCloseTo(-pairs.upperBound(0.05), within(1e-9));
        assertThat(pairs.lowerBound(0.05)).isLessThanOrEqualTo(pairs.estimate());
    }
}
