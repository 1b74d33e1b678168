package io.connect.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankTestTest {

    @Test
    void completeSeparationOfThreeAndThreeIsOneInTwenty() {
        assertThat(RankTest.probabilityFirstIsHigher(List.of(4.0, 5.0, 6.0), List.of(1.0, 2.0, 3.0)))
                .isCloseTo(1 / 20.0, within(1e-12));
        assertThat(RankTest.probabilityFirstIsHigher(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0)))
                .isCloseTo(1, within(1e-12));
    }

    /** U = 2 of 5 and 5: the exact one-sided table value is 4 / 252. */
    @Test
    void agreesWithThePublishedTable() {
        List<Double> low = List.of(1.0, 2.0, 3.0, 4.0, 7.0);
        List<Double> high = List.of(5.0, 6.0, 8.0, 9.0, 10.0);

        assertThat(RankTest.probabilityFirstIsHigher(high, low)).isCloseTo(4 / 252.0, within(1e-12));
    }

    @Test
    void allEqualSaysNothing() {
        assertThat(RankTest.probabilityFirstIsHigher(List.of(5.0, 5.0, 5.0), List.of(5.0, 5.0)))
                .isCloseTo(1, within(1e-12));
    }

    @Property(tries = 200)
    void bothTailsOverlapExactlyInTheObservedOrder(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 9) Integer> a,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 9) Integer> b) {
        List<Double> first = a.stream().map(Integer::doubleValue).toList();
        List<Double> second = b.stream().map(Integer::doubleValue).toList();

        double higher = RankTest.probabilityFirstIsHigher(first, second);
        double lower = RankTest.probabilityFirstIsHigher(second, first);

        assertThat(higher).isBetween(0.0, 1.0);
        assertThat(higher + lower).isGreaterThanOrEqualTo(1 - 1e-9);
    }
}
