package io.connect.gatling.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** A JVM's start included; shards that wait for each other in vain take five minutes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(90);

    private static final String SCENARIO = "elsewhere";
    /** What the scenario offers: warm-up, steady state and backlog. */
    private static final long OFFERED = 3 * 50 + 5 * 50 + 200;

    /** A line of progress during the load. */
    private static final Pattern OFFERING = Pattern.compile("offered +[1-9]");

    private static final String SCENARIOS = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
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
        BenchProcess bench = start(Map.of("run.id", runId("whole")), cluster.secrets());

        bench.awaitEnd(RUN);

        JsonNode result = bench.result(SCENARIO);
        assertNothingIsLost(result, OFFERED);
        assertThat(result.toString())
                .as("what a result keeps of the scenario")
                .contains("${env:BENCH_KAFKA_PASSWORD}")
                .doesNotContain(LockedCluster.KAFKA_PASSWORD, LockedCluster.CONNECT_PASSWORD);
        assertIsLeftAsItWas(before);
    }

    @Test
    void shardsAddUpToTheWholeAndLeaveTheClusterAsItWas() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("sharded");
        List<BenchProcess> shards = List.of(shard(runId, "1/2"), shard(runId, "2/2"));

        shards.forEach(shard -> shard.awaitEnd(RUN));

        JsonNode first = shards.get(0).result(SCENARIO);
        JsonNode second = shards.get(1).result(SCENARIO);
        assertNothingIsLost(first, OFFERED / 2);
        assertNothingIsLost(second, OFFERED / 2);
        JsonNode merged = merge(runId, shards);
        assertNothingIsLost(merged, OFFERED);
        merged.get("account")
                .properties()
                .forEach(entry -> assertThat(entry.getValue().asLong())
                        .as("%s of the whole", entry.getKey())
                        .isEqualTo(first.at("/account/" + entry.getKey()).asLong()
                                + second.at("/account/" + entry.getKey()).asLong()));
        assertIsLeftAsItWas(before);
    }

    @Test
    void aShardThatBreaksEndsTheOthersAtOnceWithItsReason() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("refused");
        Map<String, String> wrong = new HashMap<>(cluster.secrets());
        wrong.put("BENCH_CONNECT_PASSWORD", "not the password");
        BenchProcess first = shard(runId, "1/2");
        BenchProcess second = start(Map.of("run.id", runId, "shard", "2/2"), wrong);

        second.awaitEnd(AT_ONCE);
        first.awaitEnd(AT_ONCE);

        assertThat(second.output()).contains("elsewhere is broken: Connect (connect.url", "401");
        assertThat(first.output()).contains("elsewhere is broken: shard 2/2 broke: Connect (connect.url", "401");
        assertIsLeftAsItWas(before);
    }

    @Test
    void theFirstShardTellsTheOthersWhenItIsInterruptedAndStillClearsUp() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("interrupted");
        BenchProcess first = shard(runId, "1/2");
        BenchProcess second = shard(runId, "2/2");
        await("the load").atMost(RUN).until(() -> offers(first) && offers(second));

        first.interrupt();

        first.awaitEnd(AT_ONCE);
        second.awaitEnd(AT_ONCE);
        assertThat(first.output()).contains("elsewhere is broken: the run was interrupted before its end");
        assertThat(second.output()).contains("elsewhere is broken: shard 1/2 broke: it was interrupted");
        assertIsLeftAsItWas(before);
    }

    private static boolean offers(BenchProcess shard) throws IOException {
        return OFFERING.matcher(shard.output()).find();
    }

    private static String runId(String what) {
        return "external-it-" + what + "-" + ProcessHandle.current().pid();
    }

    private static BenchProcess shard(String runId, String share) throws Exception {
        return start(Map.of("run.id", runId, "shard", share), cluster.secrets());
    }

    private static BenchProcess start(Map<String, String> properties, Map<String, String> secrets) throws Exception {
        Map<String, String> all = new HashMap<>(properties);
        all.put(
                "scenarios",
                Files.writeString(folder.resolve("scenarios.yaml"), SCENARIOS).toString());
        all.put(
                "environment",
                cluster.environmentFile(folder.resolve("cluster.yaml")).toString());
        return BenchProcess.start(cluster, PROJECT, folder.resolve("gatling"), all, secrets);
    }

    /** By the jar, as the documentation says. */
    private static JsonNode merge(String runId, List<BenchProcess> shards) throws Exception {
        Path runs = folder.resolve("merged");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                PROJECT.resolve("reports/target/reports.jar").toString(),
                "merge",
                "--shards",
                "--into",
                runs.toString()));
        shards.forEach(shard -> command.add(shard.results().toString()));
        Process merge = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(merge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        merge.waitFor();
        System.out.println(String.join(" ", command) + " said:\n" + output);
        return new ObjectMapper().readTree(runs.resolve(SCENARIO + ".json").toFile());
    }

    private static void assertNothingIsLost(JsonNode result, long sent) {
        JsonNode account = result.get("account");
        assertThat(account.get("sent").asLong()).as("account %s", account).isEqualTo(sent);
        assertThat(account.get("delivered").asLong()).isEqualTo(sent);
        assertThat(account.get("lost").asLong()).isZero();
        assertThat(result.get("verdict").asText())
                .as(result.get("reasons").toString())
                .isNotIn("broken", "lost");
    }

    private static void assertIsLeftAsItWas(Set<String> before) {
        await("topics are deleted in the background")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cluster.contents()).isEqualTo(before));
    }
}
