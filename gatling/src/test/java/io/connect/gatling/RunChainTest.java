package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.load.HostClock;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.structure.PopulationBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** Gatling starts each population at a whole second, so a chain of many populations costs many seconds. */
class RunChainTest {

    private static final Scenario PACED_WITH_BACKLOG = scenario("fifo-batching", "fifo");
    private static final Scenario PACED = scenario("partial-failure@worker", "partial-failure");
    private static final Scenario BACKLOG = scenario("capacity@connector", "capacity");

    /** Gatling's DSL refuses to work outside of a simulation, except with a configuration. */
    @BeforeAll
    static void configureGatling() {
        Predef$.MODULE$._configuration_$eq(GatlingConfiguration.loadForTest(
                CollectionConverters.asScala(List.<Tuple2<String, ?>>of()).toSeq()));
    }

    @Test
    void repetitionsOfAPacedRunAddOnePopulationEach() {
        assertThat(longest(runs(PACED_WITH_BACKLOG, 9)) - longest(runs(PACED_WITH_BACKLOG, 8)))
                .isOne();
        assertThat(longest(runs(PACED, 9)) - longest(runs(PACED, 8))).isOne();
    }

    @Test
    void repetitionsOfABacklogAddNoPopulation() {
        assertThat(longest(runs(BACKLOG, 9))).isEqualTo(longest(runs(BACKLOG, 1)));
    }

    private static PopulationBuilder runs(Scenario scenario, int count) {
        List<ScenarioFlow> runs = IntStream.range(0, count)
                .mapToObj(i -> new ScenarioFlow(
                        new ScenarioRun(scenario.withSuffix("round-" + i), HostClock.start()), () -> {}))
                .toList();
        return RunChain.of(runs).asScala();
    }

    /** The largest number of populations of which each starts when the one before has ended. */
    private static int longest(PopulationBuilder population) {
        return 1
                + CollectionConverters.asJava(population.children()).stream()
                        .mapToInt(together -> CollectionConverters.asJava(together).stream()
                                .mapToInt(RunChainTest::longest)
                                .max()
                                .orElse(0))
                        .sum();
    }

    private static Scenario scenario(String id, String name) {
        return new ScenarioReader()
                        .read(Path.of("..", "scenarios.yaml"))
                        .select(Selection.all("suite").named(name))
                        .stream()
                        .filter(each -> each.id().endsWith(id))
                        .findFirst()
                        .orElseThrow();
    }
}
