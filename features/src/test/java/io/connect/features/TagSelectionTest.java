package io.connect.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagSelectionTest {
    @Test
    void leavesOutSlowScenariosByDefault() {
        TagSelection selection = new TagSelection(TagSelection.DEFAULT);
        assertThat(selection.includes(List.of("@fifo"))).isTrue();
        assertThat(selection.includes(List.of("@fifo", "@slow"))).isFalse();
        assertThat(selection.includes(List.of("@lottery"))).isFalse();
    }

    @Test
    void followsCucumbersTagExpressions() {
        TagSelection selection = new TagSelection("@fifo and not @slow");
        assertThat(selection.includes(List.of("@fifo"))).isTrue();
        assertThat(selection.includes(List.of("@headers"))).isFalse();
    }
}
