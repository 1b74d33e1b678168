package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressOutputTest {

    private static final int PERIOD = 5;

    @TempDir
    Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    void terminalGetsALineAMinuteAndTheFileAll() throws IOException {
        tellUntil(130);

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("after 60\nafter 120\n");
        assertThat(Files.readAllLines(folder.resolve("logs/progress.log"))).hasSize(130 / PERIOD);
    }

    @Test
    void terminalGetsNothingOfARunShorterThanAMinute() {
        tellUntil(55);

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void terminalGetsNothingOfARunWhoseOutcomeItHas() throws IOException {
        over.set(true);

        tellUntil(60);

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("logs/progress.log"))).hasSize(60 / PERIOD);
    }

    @Test
    void fileHoldsTheLinesOfAllRuns() throws IOException {
        tellUntil(10);
        tellUntil(10);

        assertThat(Files.readAllLines(folder.resolve("logs/progress.log")))
                .containsExactly("after 5", "after 10", "after 5", "after 10");
    }

    @Test
    void fileThatCannotBeWrittenDoesNotKeepTheLineFromTheTerminal() throws IOException {
        Files.writeString(folder.resolve("logs"), "in the way");

        tellUntil(60);

        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("after 60\n");
    }

    private void tellUntil(int seconds) {
        ProgressOutput output =
                new ProgressOutput(folder, new PrintStream(terminal, true, StandardCharsets.UTF_8), over::get);
        for (int second = PERIOD; second <= seconds; second += PERIOD) {
            output.tell(Duration.ofSeconds(second), "after " + second);
        }
    }
}
