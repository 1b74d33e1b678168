package io.connect.features.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningScenarioTest {
    private final RunningScenario scenario = new RunningScenario();

    @Test
    void nameIsNumberAndShortenedTitle() {
        scenario.begin("Messages of a FIFO queue arrive: once, in order, and without anything left behind", text -> {});

        assertThat(scenario.name()).matches("s\\d+-messages-of-a-fifo-queue-arrive-once-in-order-and-");
    }

    @Test
    void scenariosOfOneTitleHaveNamesOfTheirOwn() {
        RunningScenario other = new RunningScenario();
        scenario.begin("Same", text -> {});
        other.begin("Same", text -> {});

        assertThat(scenario.name()).isNotEqualTo(other.name());
    }

    @Test
    void undoesTheLastFirstAndGoesOnAfterAFailure() {
        List<String> undone = new ArrayList<>();
        scenario.atEnd(() -> undone.add("first"));
        scenario.atEnd(() -> {
            throw new IllegalStateException("cannot be undone");
        });
        scenario.atEnd(() -> undone.add("last"));

        scenario.end();

        assertThat(undone).containsExactly("last", "first");
    }

    @Test
    void notesReachTheReport() {
        List<String> notes = new ArrayList<>();
        scenario.begin("Title", notes::add);

        scenario.note("measured");

        assertThat(notes).containsExactly("measured");
    }
}
