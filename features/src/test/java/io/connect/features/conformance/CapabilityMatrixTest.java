package io.connect.features.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.Environments;
import io.connect.testbed.sqs.ElasticMq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The matrix in the documentation, and the findings that it is written from. */
class CapabilityMatrixTest {

    private static final Path ROOT = Environments.projectRoot();

    @Test
    void theDocumentationIsWhatTheFindingsSay() throws IOException {
        assertThat(Files.readString(Conformance.matrixFile(ROOT)))
                .as("docs/sqs-capabilities.md; -Dsqs.conformance.record writes it")
                .isEqualTo(Conformance.matrix(ROOT));
    }

    @Test
    void findingsAreOfScenariosThatThereAre() {
        List<Specification> specifications = Conformance.specifications(ROOT);
        for (Findings findings : Conformance.committed(ROOT)) {
            findings.features()
                    .forEach((feature, scenarios) -> assertThat(specifications.stream()
                                    .filter(specification ->
                                            specification.feature().equals(feature))
                                    .flatMap(specification -> specification.scenarios().stream()))
                            .as("scenarios of %s, which has findings about %s", feature, findings.service())
                            .containsAll(scenarios.keySet()));
        }
    }

    @Test
    void everyScenarioHasBeenRunAtTheServiceThatIsAlwaysThere() {
        Findings elasticMq = Conformance.committed(ROOT).stream()
                .filter(findings -> findings.service().equals("ElasticMQ " + ElasticMq.VERSION))
                .findFirst()
                .orElseThrow();
        List<String> missing = new ArrayList<>();
        for (Specification specification : Conformance.specifications(ROOT)) {
            for (String scenario : specification.scenarios()) {
                if (elasticMq.of(specification.feature(), scenario).isEmpty()) {
                    missing.add(specification.feature() + ": " + scenario);
                }
            }
        }
        assertThat(missing).as("scenarios without a finding").isEmpty();
    }

    @Test
    void aDeviationShowsWhatWasSeenAndAServiceThatWasNotRunSaysSo() {
        String matrix = CapabilityMatrix.of(
                List.of(new Specification("fifo", "FIFO queues", List.of("Order is kept", "Groups are locked"))),
                List.of(
                        new Findings("One 1.0", Map.of("fifo", Map.of("Order is kept", Findings.AS_DOCUMENTED))),
                        new Findings(
                                "Two 2.0",
                                Map.of(
                                        "fifo",
                                        Map.of("Order is kept", "came as b|a", "Groups are locked", "accepted")))));
        assertThat(matrix)
                .contains("| scenarios as documented | 1 of 1 | 0 of 2 |")
                .contains("## FIFO queues")
                .contains("| Order is kept | yes | **no**: came as b\\|a |")
                .contains("| Groups are locked | not run | **no**: accepted |");
    }
}
