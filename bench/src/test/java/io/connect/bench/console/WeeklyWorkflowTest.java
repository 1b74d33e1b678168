package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the weekly workflow with its runner: every profile of the workflow must fit its time and memory. */
class WeeklyWorkflowTest {

    private static final Path WORKFLOW = Path.of("..", ".github", "workflows", "performance.yml");
    /** A hosted runner may be this many times slower than the plan assumes. */
    private static final int SLOWER = 4;

    private static final long GIB = 1L << 30;
    /**
     * Limit for all heaps on a runner with 16 GiB. The rest is for Maven, the generator, the queue service and the JVMs' memory
     * outside the heap.
     */
    private static final long HEAPS = 11 * GIB;

    private static final int CLUSTERS_AT_ONCE = 4;

    private final String workflow = read();

    @Test
    void everyProfileEndsBeforeTheLimit() {
        long limit = 60 * Long.parseLong(found("timeout-minutes: (\\d+)"));

        for (String profile : profiles()) {
            assertThat(SLOWER * PlannedTime.of(of(profile)).seconds())
                    .as(profile)
                    .isLessThan(limit);
        }
    }

    @Test
    void everyProfileFitsTheMemory() {
        for (String profile : profiles()) {
            List<Scenario> scenarios = of(profile);
            for (Scenario one : scenarios) {
                assertThat(heaps(scenarios.stream()
                                .filter(other -> Environments.sharesPlace(one, other))
                                .toList()))
                        .as(profile + " beside " + one.id())
                        .isLessThanOrEqualTo(HEAPS);
            }
        }
    }

    /** The action that restores and saves in one saves nothing when a step has failed. */
    @Test
    void aWeekWithAMissedTargetIsKeptInTheHistory() {
        assertThat(workflow)
                .containsSubsequence("--history", "if: ${{ !cancelled() }}\n        uses: actions/cache/save@");
    }

    /** The heaps of the brokers, the bare loop, and the largest clusters of workers that run at the same time. */
    private static long heaps(List<Scenario> onOnePlace) {
        List<Scenario> clusters = new ArrayList<>();
        onOnePlace.stream()
                .filter(scenario -> clusters.stream().noneMatch(known -> Environments.sharesWorkers(known, scenario)))
                .forEach(clusters::add);
        EnvironmentSpec first = onOnePlace.get(0).environment();
        return first.kafka().brokers() * GIB
                + first.connect().heap().bytes()
                + clusters.stream()
                        .map(scenario -> scenario.environment().connect())
                        .map(workers -> workers.workers() * workers.heap().bytes())
                        .sorted(Comparator.reverseOrder())
                        .limit(CLUSTERS_AT_ONCE)
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private List<String> profiles() {
        List<String> offered = List.of(found("options: \\[([^]]+)]").split(", "));
        assertThat(offered).contains(found("default: (suite)"));
        return offered;
    }

    private static List<Scenario> of(String profile) {
        return ProjectScenarios.FILE.select(Selection.all(profile));
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(workflow);
        assertThat(matcher.find()).as("%s in %s", pattern, WORKFLOW).isTrue();
        return matcher.group(1);
    }

    private static String read() {
        try {
            return Files.readString(WORKFLOW);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
