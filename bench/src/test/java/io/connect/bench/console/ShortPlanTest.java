package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortPlanTest {

    private static final Path HERE = Path.of("");

    @Test
    void hasALineForEachScenarioWithItsVariantsAndSeconds() {
        String plan = ShortPlan.of(selected("test-1,capacity"), HERE);

        assertThat(plan.lines()).hasSize(3);
        assertThat(plan)
                .containsPattern("^plan: \\d+ runs of profile quick, (about \\d+ min|less than a minute)\n")
                .containsPattern("\n  test-1 +\\d+ s\n")
                .containsPattern("\n  capacity +\\d+ s  bare-loop, connector, each 3 times in turns\n");
    }

    @Test
    void secondsOfTheScenariosAddUpToTheOneTotalOfTheLongPlan() {
        List<Scenario> selected = selected("test-1,capacity,burst");
        long sum = ShortPlan.of(selected, HERE)
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.strip().split(" +")[1]))
                .sum();

        assertThat(RunPlan.of(selected, HERE)).endsWith(", about " + sum + " s in all; nothing was started\n");
    }

    private static List<Scenario> selected(String names) {
        return ProjectScenarios.FILE.select(Selection.all("quick").named(names));
    }
}
