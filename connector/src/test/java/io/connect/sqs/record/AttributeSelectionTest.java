package io.connect.sqs.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeSelectionTest {

    @Test
    void asksForShownAndForNeededAttributes() {
        AttributeSelection selection = new AttributeSelection(true, List.of("a", "b.*"));

        assertThat(selection.toReceive(Set.of("a", "type"))).containsExactlyInAnyOrder("a", "b.*", "type");
        assertThat(selection.shows("a")).isTrue();
        assertThat(selection.shows("b.c")).isTrue();
        assertThat(selection.shows("type")).isFalse();
    }

    @Test
    void asksForEverythingWhereEverythingIsShown() {
        assertThat(new AttributeSelection(true, List.of()).toReceive(Set.of("type")))
                .containsExactly("All");
        assertThat(new AttributeSelection(true, List.of(".*")).shows("x")).isTrue();
    }

    /** SQS would refuse a receive that names an attribute without a name, and the task would fail. */
    @Test
    void skipsTheEmptyNameBehindACommaAtTheEnd() {
        assertThat(new AttributeSelection(true, List.of("a", "", " ")).toReceive(Set.of()))
                .containsExactly("a");
    }

    @Test
    void asksForNothingWhereNothingIsShownOrNeeded() {
        assertThat(new AttributeSelection(false, List.of("a")).toReceive(Set.of()))
                .isEmpty();
        assertThat(new AttributeSelection(false, List.of("a")).toReceive(Set.of("type")))
                .containsExactly("type");
        assertThat(new AttributeSelection(false, List.of()).shows("a")).isFalse();
    }

    /** SQS would refuse a receive that names an impossible attribute. */
    @Test
    void asksForEverythingWhereANeededNameIsNoneThatSqsTakes() {
        assertThat(new AttributeSelection(true, List.of("a")).toReceive(Set.of("t y")))
                .containsExactly("All");
        assertThat(new AttributeSelection(true, List.of("a")).toReceive(Set.of("x.*")))
                .containsExactly("All");
        for (String none : List.of("x.", ".x", "a..b", "x".repeat(257), "")) {
            assertThat(new AttributeSelection(true, List.of("a")).toReceive(Set.of(none)))
                    .as(none)
                    .containsExactly("All");
        }
    }
}
