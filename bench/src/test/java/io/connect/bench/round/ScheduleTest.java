package io.connect.bench.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long SEED = 42;

    @Test
    void runsTheVariantsOfEachRoundInTheOrderOppositeToTheOneBefore() {
        assertThat(firstAttempts(Schedule.of(chosen("first-verdict@bare-loop,first-verdict@connector"), SEED)))
                .containsExactly(
                        "first-verdict@connector-dry-run",
                        "first-verdict@bare-loop-round-1",
                        "first-verdict@connector-round-1",
                        "first-verdict@connector-round-2",
                        "first-verdict@bare-loop-round-2",
                        "first-verdict@bare-loop-round-3",
                        "first-verdict@connector-round-3");
    }

    @Test
    void shufflesEachRoundByItsSeedWhereThatIsWanted() {
        List<String> turns = firstAttempts(Schedule.of(chosen("trust"), SEED));

        assertThat(turns).hasSize(1 + 3 * 7).doesNotHaveDuplicates();
        assertThat(turns).isEqualTo(firstAttempts(Schedule.of(chosen("trust"), SEED)));
        assertThat(turns).isNotEqualTo(firstAttempts(Schedule.of(chosen("trust"), SEED + 1)));
        assertThat(turns.subList(1, 8)).allMatch(turn -> turn.endsWith("-round-1"));
    }

    @Test
    void runsAScenarioWithoutRoundsOnceUnderItsOwnName() {
        List<Turn> turns = Schedule.of(chosen("burst"), SEED);

        assertThat(turns).singleElement().satisfies(turn -> {
            assertThat(turn.scenario().id()).isEqualTo("burst");
            assertThat(turn.isLast()).isTrue();
        });
    }

    @Test
    void keepsScenariosApartAndMarksTheLastTurnOfEach() {
        List<Turn> turns = Schedule.of(chosen("burst,first-verdict,partial-failure"), SEED);

        assertThat(turns.stream().map(turn -> turn.variant().name()).distinct())
                .containsExactly("first-verdict", "burst", "partial-failure");
        assertThat(turns.stream().filter(Turn::isLast)).hasSize(3);
        assertThat(turns.get(turns.size() - 1).isLast()).isTrue();
    }

    private static List<String> firstAttempts(List<Turn> turns) {
        return turns.stream()
                .filter(turn -> turn.attempt() == 0)
                .map(turn -> turn.scenario().id())
                .toList();
    }

    private static List<Scenario> chosen(String names) {
        return ProjectScenarios.FILE.select(Selection.all("quick").named(names));
    }
}
