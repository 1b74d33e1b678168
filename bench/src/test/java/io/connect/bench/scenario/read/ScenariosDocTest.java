package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.kind.FaultKinds;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.reports.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/scenarios.md can be run. */
class ScenariosDocTest {

    private static final String FENCE = "```";

    private final String doc = Files.readString(Path.of("..", "docs", "scenarios.md"));

    ScenariosDocTest() throws IOException {}

    @Test
    void exampleIsAFileThatReads() {
        String yaml = doc.substring(doc.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length());
        ScenarioFile file = new ScenarioReader().read("scenarios.md", yaml.substring(0, yaml.indexOf(FENCE)));

        List<Scenario> quick = file.select(Selection.all("quick"));
        assertThat(quick).extracting(Scenario::id).containsExactly("worker-killed@plain");
        assertThat(quick.get(0).kpis()).extracting(kpi -> kpi.metricId()).contains(Metric.RECOVERY_TIME.id(), "lost");
        assertThat(file.select(Selection.all("full").named("worker-killed").against("another"))
                        .get(0)
                        .connector())
                .containsEntry("connector.class", "com.example.Another")
                .containsEntry("queue", "${queue.url}");
    }

    @Test
    void exampleOfOnesOwnIsAFileThatReads() {
        String own = doc.substring(doc.indexOf("## A scenario, a fault, a target and another connector"));
        String yaml = own.substring(own.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length());
        ScenarioFile file = new ScenarioReader().read("scenarios.md", yaml.substring(0, yaml.indexOf(FENCE)));

        Scenario scenario = file.select(Selection.all("quick")).get(0);
        assertThat(scenario.subject().plugin()).contains("/opt/connect/another");
        assertThat(scenario.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nordstrom", "camel"})
    void exampleOfAnotherConnectorIsAMatrixOfTwoSubjectsAndThreeScenarios(String other) {
        ScenarioFile file = new ScenarioReader().read(Path.of("..", "docs", "examples", other + ".yaml"));

        assertThat(file.select(Selection.all("quick")))
                .extracting(Scenario::id)
                .containsExactly(
                        "drain@reference",
                        "drain@" + other,
                        "drain-far@reference",
                        "drain-far@" + other,
                        "slow-link@reference",
                        "slow-link@" + other);
    }

    @Test
    void everyPlaceholderIsNamedForOtherConnectors() throws IOException {
        String subjects = Files.readString(Path.of("..", "docs", "subjects.md"));

        assertThat(ConnectorResolver.PLACEHOLDERS)
                .allSatisfy(name -> assertThat(subjects).contains("`${" + name + "}`"));
    }

    @Test
    void everyMetricIsDescribedWithItsUnit() {
        String table = doc.substring(doc.indexOf("## Metrics"), doc.indexOf("## Targets"));

        assertThat(Metric.values())
                .allSatisfy(metric -> assertThat(table.lines())
                        .anyMatch(row ->
                                row.contains("`" + metric.id() + "`") && row.contains("| " + metric.unit() + " |")));
    }

    @Test
    void everyKindOfFaultIsDescribedWithItsKeys() {
        String table = doc.substring(doc.indexOf("## Faults"), doc.indexOf("## Metrics"));

        assertThat(FaultKinds.ALL).allSatisfy(kind -> {
            String word = kind.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                    + kind.getSimpleName().substring(1);
            assertThat(table.lines().filter(row -> row.matches("\\|.*`" + word + "[`:].*")))
                    .as("table rows of the fault " + word)
                    .singleElement()
                    .satisfies(row -> assertThat(kind.getRecordComponents())
                            .allSatisfy(key -> assertThat(row).containsPattern("\\b" + key.getName() + "\\b")));
        });
    }

    @Test
    void everyPlaceholderIsNamed() {
        assertThat(ConnectorResolver.PLACEHOLDERS)
                .allSatisfy(name -> assertThat(doc).contains("`${" + name + "}`"));
    }
}
