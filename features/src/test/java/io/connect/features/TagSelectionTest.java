package io.connect.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TagSelectionTest {

    private static final Path WEEKLY = Path.of("..", ".github", "workflows", "performance.yml");
    private static final Pattern LEFT_OUT = Pattern.compile("not (@\\w+)");

    @Test
    void leavesOutSlowScenariosByDefault() {
        TagSelection selection = new TagSelection(TagSelection.DEFAULT);
        assertThat(selection.includes(List.of("@fifo"))).isTrue();
        assertThat(selection.includes(List.of("@fifo", "@slow"))).isFalse();
        assertThat(selection.includes(List.of("@lottery"))).isFalse();
    }

    @Test
    void whatABuildLeavesOutIsRunEveryWeek() throws IOException {
        List<String> leftOut = LEFT_OUT.matcher(TagSelection.DEFAULT)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring("not ".length()))
                .toList();

        assertThat(leftOut).isNotEmpty();
        assertThat(Files.readString(WEEKLY))
                .contains(leftOut.stream()
                        .map(tag -> "-Dcucumber.filter.tags=" + tag)
                        .toList())
                .contains("-Dlottery.seed=${{ github.run_id }}");
    }

    /** More of them at a time are late before any fault. */
    @Test
    void recoveriesAreMeasuredOneAtATimeEveryWeek() throws IOException {
        assertThat(Files.readString(WEEKLY))
                .contains("-Dcucumber.filter.tags=@slow and not @recovery")
                .contains(
                        "-Dcucumber.filter.tags=@recovery -Dcucumber.execution.parallel.config.fixed.parallelism=1\n");
    }

    @Test
    void followsCucumbersTagExpressions() {
        TagSelection selection = new TagSelection("@fifo and not @slow");
        assertThat(selection.includes(List.of("@fifo"))).isTrue();
        assertThat(selection.includes(List.of("@headers"))).isFalse();
    }
}
