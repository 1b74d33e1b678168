package io.connect.bench.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.connect.bench.warm.Warmth.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarmthTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 0.01, true",
        "1000, 1099, 0.01, true",
        "1000, 901, 0.01, true",
        // A difference equal to the limit is not below the limit.
        "1000, 1100, 0.01, false",
        "1000, 900, 0.01, false",
        "1000, 3000, 0.00, false",
        "3000, 1000, 0.00, false",
        // The rates agree, but the compilers are still active.
        "1000, 1000, 0.05, false",
        "1000, 1000, 0.40, false",
        "1000, 1000, 0.049, true",
    })
    void isSteadyWhenTwoRatesAgreeAndCompilersAreQuiet(double earlier, double last, double share, boolean steady) {
        assertThat(Warmth.isSteady(List.of(new Block(earlier, 0.9), new Block(last, share))))
                .isEqualTo(steady);
    }

    @Test
    void isNotSteadyAfterFewerThanTwoBlocks() {
        assertThat(Warmth.isSteady(List.of())).isFalse();
        assertThat(Warmth.isSteady(List.of(new Block(1_000, 0)))).isFalse();
    }

    @Test
    void isDecidedByTheLastTwoBlocksAlone() {
        Block slow = new Block(100, 0.5);
        Block fast = new Block(1_000, 0.01);
        assertThat(Warmth.isSteady(List.of(slow, fast, fast))).isTrue();
        assertThat(Warmth.isSteady(List.of(fast, fast, slow))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARateThatIsNone(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block(rate, 0))
                .withMessage("rate of a block: " + rate + ", a number above 0 is needed");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesAShareThatIsNone(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Block(1, share))
                .withMessage("share of compilation in a block: " + share + ", a number from 0 to 1 is needed");
    }
}
