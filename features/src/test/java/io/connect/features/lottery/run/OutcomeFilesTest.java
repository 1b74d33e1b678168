package io.connect.features.lottery.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.lottery.account.LaneAccount;
import io.connect.features.lottery.plan.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFilesTest {
    @TempDir
    private Path folder;

    private static PartOutcome outcome(long seed, List<String> problems) {
        LaneAccount one = new LaneAccount(10, 10, 0, 0, 2, 0, 0, 0, 0);
        return new PartOutcome(
                seed,
                4,
                70,
                60,
                5,
                Arrays.stream(Lane.values()).collect(Collectors.toMap(lane -> lane, lane -> one)),
                0,
                Map.of("fault 1 plain-1: killed", 14L),
                List.of("a repair"),
                problems);
    }

    @Test
    void outcomeIsReadAsItWasWritten() {
        OutcomeFiles files = new OutcomeFiles(folder, 7);
        assertThat(files.read(1)).isEmpty();
        files.write(1, outcome(7, List.of("lost")));
        assertThat(files.read(1)).contains(outcome(7, List.of("lost")));
        assertThat(new OutcomeFiles(folder, 8).read(1)).isEmpty();
        files.clear();
        assertThat(files.read(1)).isEmpty();
        assertThat(Files.exists(folder)).isTrue();
    }

    /** A part of a shorter lottery with the same seed had fewer faults. */
    @Test
    void onlyAPartWithAllItsFaultsAndMessagesNeedsNoRepetition() {
        assertThat(outcome(7, List.of()).passedWith(4, 70)).isTrue();
        assertThat(outcome(7, List.of()).passedWith(40, 70)).isFalse();
        assertThat(outcome(7, List.of()).passedWith(4, 700)).isFalse();
        assertThat(outcome(7, List.of("lost")).passedWith(4, 70)).isFalse();
    }

    @Test
    void partsAddUp() {
        Properties properties = new Properties();
        properties.setProperty("lottery.faults", "80");
        properties.setProperty("lottery.seed", "7");
        String text = new OutcomeText(List.of(outcome(7, List.of()), outcome(8, List.of("lost 3"))))
                .markdown(LotteryOptions.from(properties));
        assertThat(text)
                .startsWith("8 of 80 faults and 140 messages in 2 of 2 parts, seeds [7, 8]")
                .contains("| all |  |  | 140 | 140 | 0 | 0 | 28 |")
                .contains("- **lost 3**");
    }
}
