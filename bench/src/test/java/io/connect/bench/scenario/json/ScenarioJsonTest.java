package io.connect.bench.scenario.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.reports.scenario.ScenarioFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioJsonTest {

    @TempDir
    private Path folder;

    @Test
    void saysHowSomebodyElsesClusterIsEnteredWithoutTheSecrets() throws IOException {
        JsonNode environment = environment("""
                kind: external
                kafka:
                  bootstrapServers: broker:9093
                  client:
                    security.protocol: SASL_SSL
                    ssl.truststore.password: ${env:TRUST_PASSWORD}
                    ssl.key.password: written-down
                    sasl.jaas.config: 'Login required username="${env:NAME}" password="written-down";'
                connect: { url: "https://connect:8083", access: { username: bench, password: "${file:/run/connect}" } }
                sqs: { endpoint: "http://sqs:9324" }
                """);

        assertThat(environment.at("/kafka/client/security.protocol").asText()).isEqualTo("SASL_SSL");
        assertThat(environment.at("/kafka/client/ssl.truststore.password").asText())
                .isEqualTo("${env:TRUST_PASSWORD}");
        assertThat(environment.at("/kafka/client/ssl.key.password").asText()).isEqualTo("[hidden]");
        assertThat(environment.at("/kafka/client/sasl.jaas.config").asText()).isEqualTo("[hidden] ${env:NAME}");
        assertThat(environment.at("/connect/access/username").asText()).isEqualTo("bench");
        assertThat(environment.at("/connect/access/password").asText()).isEqualTo("${file:/run/connect}");
        assertThat(environment.at("/sqs/queueNames").asText()).isEqualTo(ExternalSpec.DEFAULT_QUEUE_NAMES);
        assertThat(environment.toString()).doesNotContain("written-down");
    }

    @Test
    void isReadBackAsItWasWritten() {
        for (String profile : List.of("smoke", "quick", "full")) {
            for (Scenario scenario : ProjectScenarios.FILE.select(Selection.all(profile))) {
                assertThat(ScenarioFacts.of(ScenarioJson.of(scenario)))
                        .as(scenario.id())
                        .isEqualTo(new ScenarioFacts(
                                scenario.subject().kind() != Subject.Kind.NONE,
                                scenario.queue().type() == QueueType.FIFO,
                                "required"
                                        .equals(scenario.connector()
                                                .getOrDefault(
                                                        "exactly.once.support",
                                                        scenario.subject()
                                                                .config()
                                                                .get("exactly.once.support"))),
                                scenario.load().phases().stream()
                                        .filter(phase -> phase.role() == PhaseRole.STEADY)
                                        .map(Phase::name)
                                        .collect(Collectors.toSet())));
            }
        }
    }

    @Test
    void keepsTheTemplateOfASubjectWithoutItsSecrets() throws IOException {
        Path file = Files.writeString(folder.resolve("scenarios.yaml"), """
                version: 1
                environment: { kafka: { version: 4.4.0 } }
                profiles: { quick: { purpose: A test. } }
                subjects:
                  theirs: { kind: connector, plugin: theirs, connector: { exactly.once.support: required, aws.secret: "told" } }
                scenarios:
                  one:
                    group: baseline
                    purpose: A subject that promises exactly-once delivery by its template.
                    subject: theirs
                    queue: { type: fifo }
                    load: { messageSize: 1KB, groups: 2, backlog: { messages: 100 } }
                """);

        JsonNode json = ScenarioJson.of(
                new ScenarioReader().read(file).select(Selection.all("quick")).get(0));

        assertThat(ScenarioFacts.of(json)).isEqualTo(new ScenarioFacts(true, true, true, Set.of()));
        assertThat(json.at("/subject/connector/aws.secret").asText()).isEqualTo("[hidden]");
    }

    private JsonNode environment(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("my-cluster.yaml"), text);
        return ScenarioJson.of(ProjectScenarios.FILE
                        .select(Selection.all("smoke").over(file).named("test-1"))
                        .get(0))
                .get("environment");
    }
}
