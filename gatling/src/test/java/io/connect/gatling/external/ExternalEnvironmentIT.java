package io.connect.gatling.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster with SASL/SCRAM, TLS and passwords is driven from outside and is left as it was found. Takes minutes, so it
 * runs when asked for, by the command in docs/environments.md.
 */
class ExternalEnvironmentIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration RUN = Duration.ofMinutes(4);

    private static final String SCENARIOS = """
            version: 1
            environment: { kafka: { version: 4.3.1 } }
            kpis: { lost: 0 }
            defaults: { subject: reference, load: { warmUp: 3s, drainWithin: 90s } }
            profiles: { quick: { purpose: As stated. } }
            subjects:
              reference: { connector: { connector.class: io.connect.sqs.SqsSourceConnector, kafka.topic: "${topic}" } }
            scenarios:
              elsewhere:
                group: baseline
                purpose: Messages arrive in somebody else's cluster, paced ones and a backlog.
                queue: { count: 2, maxReceiveCount: 10, visibilityTimeout: 60s }
                connector:
                  sqs.queue.urls: ${queue.urls}
                  dlq.topic: ${dlq.topic}
                  offsets.storage.topic: ${offsets.topic}
                load: { messageSize: 1KB, rate: 50/s, steady: 5s, backlog: { messages: 200, within: 90s } }
            """;

    @TempDir
    static Path folder;

    static LockedCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = LockedCluster.start(PROJECT, folder.resolve("cluster"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void drivesALockedClusterAndLeavesItAsItWas() throws Exception {
        Set<String> before = cluster.contents();
        String runId = "external-it-" + ProcessHandle.current().pid();

        simulate(runId);

        JsonNode result = new ObjectMapper()
                .readTree(PROJECT.resolve("reports/runs/" + runId + "/elsewhere.json")
                        .toFile());
        JsonNode account = result.get("account");
        assertThat(account.get("sent").asLong()).as("account %s", account).isEqualTo(3 * 50 + 5 * 50 + 200);
        assertThat(account.get("delivered").asLong())
                .isEqualTo(account.get("sent").asLong());
        assertThat(account.get("lost").asLong()).isZero();
        assertThat(result.get("verdict").asText())
                .as(result.get("reasons").toString())
                .isNotIn("broken", "lost");
        assertThat(result.toString())
                .as("what a result keeps of the scenario")
                .contains("${env:BENCH_KAFKA_PASSWORD}")
                .doesNotContain(LockedCluster.KAFKA_PASSWORD, LockedCluster.CONNECT_PASSWORD);
        await("topics are deleted in the background")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cluster.contents()).isEqualTo(before));
    }

    private static void simulate(String runId) throws Exception {
        Path scenarios = Files.writeString(folder.resolve("scenarios.yaml"), SCENARIOS);
        Path environment = cluster.environmentFile(folder.resolve("cluster.yaml"));
        JvmProcess simulation = cluster.testbed()
                .launcher()
                .start(new JvmSpec(
                        "simulation",
                        "io.gatling.app.Gatling",
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .toList(),
                        List.of(
                                "-Xmx1g",
                                // As the Maven plugin gives it: Gatling writes its log through the inside of String.
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "-Dproject.root=" + PROJECT,
                                "-Drun.id=" + runId,
                                "-Dscenarios=" + scenarios,
                                "-Denvironment=" + environment),
                        List.of(
                                "-s",
                                "io.connect.gatling.BaselineSimulation",
                                "-rf",
                                folder.resolve("gatling").toString()),
                        cluster.secrets()));
        await().atMost(RUN)
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> {
                    assertThat(cluster.testbed().isUp()).as("the cluster").isTrue();
                })
                .until(() -> !simulation.isAlive());
        System.out.println(simulation.logTail());
    }
}
