package io.connect.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.SampleRuns;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    @Test
    void remembersEachRunOnce() {
        RunResult result = SampleRuns.steady("one").build();
        History history = new History(folder);

        assertThat(history.add(List.of(result))).isEqualTo(1);
        assertThat(history.add(List.of(result))).isZero();
        assertThat(history.entries()).containsExactly(HistoryEntry.of(result));
        assertThat(folder.resolve("quick.jsonl")).isRegularFile();
    }

    @Test
    void remembersARunOnceThatIsGivenTwice() {
        RunResult result = SampleRuns.steady("one").build();
        History history = new History(folder);

        assertThat(history.add(List.of(result, result))).isEqualTo(1);
        assertThat(history.entries()).hasSize(1);
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Files.writeString(folder.resolve("quick.jsonl"), "\n{\"runId\":\n");

        assertThatThrownBy(() -> new History(folder).entries())
                .isInstanceOf(ResultFormatException.class)
                .hasMessageContaining("quick.jsonl:2 is no line of history");
    }
}
