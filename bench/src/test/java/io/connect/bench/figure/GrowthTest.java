package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.connect.bench.sample.Recording.Point;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void isTheEndOfTheLineAgainstItsStart() {
        assertThat(Growth.percentOfStart(looks(101, second -> 200 + second)).getAsDouble())
                .isCloseTo(50, within(1e-6));
    }

    @Test
    void isNothingForASawThatComesBackToWhereItWas() {
        assertThat(Growth.percentOfStart(looks(100, second -> 100 + second % 10))
                        .getAsDouble())
                .isCloseTo(0, within(1.0));
    }

    @Test
    void isNegativeForAShrinkingSeries() {
        assertThat(Growth.percentOfStart(looks(101, second -> 200 - second)).getAsDouble())
                .isCloseTo(-50, within(1e-6));
    }

    @Test
    void isMeasuredAgainstTheMeanWhereTheStartIsNothing() {
        assertThat(Growth.percentOfStart(looks(101, second -> second))).isEmpty();
        assertThat(Growth.percentOfMean(looks(101, second -> second)).getAsDouble())
                .isCloseTo(200, within(1e-6));
    }

    @Test
    void saysNothingOfAFewLooks() {
        assertThat(Growth.percentOfStart(looks(9, second -> 100 + second))).isEmpty();
    }

    private static List<Point> looks(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count)
                .mapToObj(second -> new Point(second * 1_000_000L, value.applyAsDouble(second)))
                .toList();
    }
}
