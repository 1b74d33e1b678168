package io.connect.features.lottery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotteryOptionsTest {
    private static LotteryOptions options(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return LotteryOptions.from(properties);
    }

    @Test
    void aThousandMessagesForEachFaultUnlessToldOtherwise() {
        assertThat(options("lottery.faults", "300").messages()).isEqualTo(300_000);
        assertThat(options("lottery.faults", "5", "lottery.messages", "70").messages())
                .isEqualTo(70);
    }

    @Test
    void partsShareOutAllFaultsAndMessages() {
        for (String faults : new String[] {"1", "40", "41", "300", "333"}) {
            LotteryOptions options = options("lottery.faults", faults, "lottery.seed", "9");
            assertThat(IntStream.rangeClosed(1, options.parts())
                            .map(options::faultsOf)
                            .sum())
                    .isEqualTo(options.faults());
            assertThat(IntStream.rangeClosed(1, options.parts())
                            .map(options::messagesOf)
                            .sum())
                    .isEqualTo(options.messages());
            assertThat(IntStream.rangeClosed(1, options.parts()).map(options::faultsOf))
                    .allMatch(count -> count > 0 && count <= LotteryOptions.FAULTS_OF_A_PART);
            assertThat(options.seedOf(1)).isEqualTo(9);
        }
    }

    @Test
    void resumeNeedsASeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("lottery.resume", ""))
                .withMessageContaining("-Dlottery.seed=");
        assertThat(options("lottery.resume", "true", "lottery.seed", "3").resume())
                .isTrue();
        assertThat(options("lottery.resume", "false").resume()).isFalse();
    }

    @Test
    void numbersThatAreNoneAreRefusedWithTheirKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("lottery.seed", "x"))
                .withMessage("-Dlottery.seed=x is not a whole number");
        assertThatIllegalArgumentException().isThrownBy(() -> options("lottery.faults", "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options("lottery.parts", "0"))
                .withMessage("-Dlottery.parts=0 is not one or more");
    }
}
