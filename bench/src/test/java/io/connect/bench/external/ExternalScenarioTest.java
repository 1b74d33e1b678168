package io.connect.bench.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.console.RunPlan;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.read.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalScenarioTest {

    private static final String SCENARIOS = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            kpis: { cpu: "< 70%", lost: 0 }
            defaults: { subject: reference }
            profiles: { quick: { purpose: As stated. } }
            subjects: { reference: { connector: { connector.class: C } } }
            scenarios:
              plain: { group: g, purpose: p, load: { messageSize: 10KB, rate: 100/s, steady: 100s, warmUp: 0s } }
              broken:
                group: g
                purpose: p
                load: { messageSize: 1KB, rate: 10/s, steady: 60s, warmUp: 0s }
                faults: [ { fault: kill, on: worker-1, at: 10s, for: 5s }, { fault: cut, on: sqs, at: 20s, for: 5s } ]
            """;
    private static final String CLUSTER = """
            kind: external
            kafka: { bootstrapServers: "b:9093", client: { sasl.jaas.config: "x ${env:SECRET}" } }
            connect: { url: "https://c", access: { username: me, password: "${env:SECRET}" } }
            """;

    @TempDir
    Path folder;

    @Test
    void laysAFileOverTheEnvironmentAndKeepsOnlyReferencesToSecrets() throws IOException {
        Scenario scenario = select("plain", CLUSTER).get(0);

        assertThat(scenario.environment().kind()).isEqualTo(EnvironmentKind.EXTERNAL);
        assertThat(scenario.environment().kafka().version()).isEqualTo("4.4.0");
        assertThat(scenario.environment().external().kafkaClient())
                .isEqualTo(Map.of("sasl.jaas.config", "x ${env:SECRET}"));
        assertThat(scenario.kpis())
                .as("processes of an external environment cannot be observed")
                .extracting(kpi -> kpi.metricId())
                .containsExactly("lost");
    }

    @Test
    void namesTheVersionsOfAClusterAsItsFileSays() throws IOException {
        Scenario scenario = select(
                        "plain",
                        CLUSTER.replace("{ url", "{ version: 3.9.1, url")
                                .replace("{ bootstrap", "{ version: msk, bootstrap"))
                .get(0);

        assertThat(scenario.environment().connect().version()).isEqualTo("3.9.1");
        assertThat(scenario.environment().kafka().version()).isEqualTo("msk");
    }

    @Test
    void refusesFaultsWithTheReasonBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> select("broken", CLUSTER))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining(
                        "kill on worker-1 cannot be made in an external environment: it needs the process")
                .hasMessageContaining(
                        "cut on sqs cannot be made in an external environment: the traffic does not pass");
    }

    @Test
    void tellsProblemsOfTheEnvironmentFileWithItsPlaces() {
        assertThatThrownBy(() -> select("plain", "kind: external\nkafka: { bootstrapServer: x }\n"))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("cluster.yaml:2:10")
                .hasMessageContaining("bootstrapServers");
        assertThatThrownBy(() -> select("plain", "kind: external\n"))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("kind external needs connect.url");
        assertThatThrownBy(() -> select("plain", CLUSTER + "sqs: { queueNames: mine }\n"))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("cluster.yaml:4")
                .hasMessageContaining("must hold {run} and {name}");
    }

    @Test
    void namesTheKeyOfATrustStoreThatCannotBeRead() throws IOException {
        String missing = folder.resolve("no.p12").toString();
        Scenario scenario = select("plain", """
                        kind: external
                        kafka: { bootstrapServers: "b:9093" }
                        connect: { url: "https://c", access: { trustStore: "%s" } }
                        """.formatted(missing)).get(0);

        assertThatThrownBy(() -> ExternalEnvironment.reach(scenario.environment(), "1"))
                .isInstanceOf(ExternalEnvironmentException.class)
                .hasMessageContaining("connect.access.trustStore is " + missing);
    }

    @Test
    void thePlanNamesThePartsThatAreThere() throws IOException {
        assertThat(RunPlan.of(select("plain", CLUSTER), Path.of("")))
                .contains("your own parts: Kafka b:9093, Connect https://c, SQS of AWS in us-east-1\n")
                .doesNotContain("new workers");
    }

    @Test
    void estimatesTheCostOfRealAwsOnly() throws IOException {
        assertThat(CostEstimate.of(select("plain", CLUSTER + "sqs: { endpoint: \"http://127.0.0.1:9324\" }\n")))
                .isEmpty();

        CostEstimate cost = CostEstimate.of(select("plain", CLUSTER)).orElseThrow();

        // 10,000 messages of 10 KB: a batch of ten has 100 KB and is billed as two requests. That makes 2,000 requests
        // for sends,
        // 2,000 to 10,000 for receives, 1,000 to 10,000 for deletes, and those for empty receives.
        assertThat(cost.sqs().from()).isEqualTo(5_000);
        assertThat(cost.sqs().to()).isBetween(22_000L, 23_000L);
        assertThat(cost.dollars().from()).isEqualTo(5_000 * 0.40e-6);
        assertThat(cost.toString()).startsWith("SQS: 5,000 to 22,").contains("US dollars");
    }

    @Test
    void knowsRealAwsByItsAddress() throws IOException {
        Scenario private_ = select(
                        "plain", CLUSTER + "sqs: { endpoint: \"https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com\" }\n")
                .get(0);

        assertThat(AwsAddress.of(private_.environment().sqs(), AwsAddress.Service.SQS)
                        .real())
                .isTrue();
        assertThat(AwsAddress.of(select("plain", CLUSTER).get(0).environment().sqs(), AwsAddress.Service.SQS)
                        .uri())
                .hasToString("https://sqs.us-east-1.amazonaws.com");
    }

    @Test
    void readsSecretsWhenTheyAreUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from file\n");
        Secrets secrets = new Secrets(Map.of("SECRET", "s$1cret")::get);

        assertThat(secrets.fill("key", "a ${env:SECRET} b ${file:" + file + "}"))
                .isEqualTo("a s$1cret b from file");
        assertThatThrownBy(() -> secrets.fill("kafka.client.x", "${env:OTHER}"))
                .hasMessage("kafka.client.x refers to the environment variable OTHER, which is not set");
    }

    private List<Scenario> select(String name, String cluster) throws IOException {
        Path file = Files.writeString(folder.resolve("cluster.yaml"), cluster);
        return new ScenarioReader()
                .read("scenarios.yaml", SCENARIOS)
                .select(Selection.all("quick").named(name).over(file));
    }
}
