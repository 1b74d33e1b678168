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
import java.time.Instant;
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
 * Runs a scenario against a cluster with SASL/SCRAM, TLS and passwords, and checks that the cluster is unchanged afterwards. It
 * takes minutes, so it runs only on request, by the command in docs/environments.md.
 */
class ExternalEnvironmentIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration RUN = Duration.ofMinutes(4);
    /** Includes the start of a JVM. */
    private static final Duration AT_ONCE = Duration.ofSeconds(90);
    /** Time in which two JVMs on a busy machine start their subjects. */
    private static final Duration UNTIL_START = Duration.ofSeconds(45);

    private static final String PACED = "paced-elsewhere";
    private static final long PACED_OFFERED = 3 * 50 + 5 * 50;

    private static final String ROUNDS = "rounds-elsewhere";

    private static final String SCENARIO = "elsewhere";
    /** Number of messages in the scenario: warm-up, steady state and backlog. */
    private static final long OFFERED = 3 * 50 + 5 * 50 + 200;

    /** A progress line during the load. */
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
              paced-elsewhere:
                group: baseline
                purpose: Shards of a paced load add up in somebody else's cluster.
                queue: { count: 2, maxReceiveCount: 10, visibilityTimeout: 60s }
                connector:
                  sqs.queue.urls: ${queue.urls}
                  dlq.topic: ${dlq.topic}
                  offsets.storage.topic: ${offsets.topic}
                load: { messageSize: 1KB, rate: 50/s, steady: 5s }
              rounds-elsewhere:
                group: baseline
                purpose: Each round has queues, topics and a connector of its own.
                rounds: { count: 2 }
                connector: { sqs.queue.urls: "${queue.urls}" }
                load: { messageSize: 1KB, rate: 50/s, steady: 1m }
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
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void drivesALockedClusterAndLeavesItAsItWas() throws Exception {
        Set<String> before = cluster.contents();
        BenchProcess bench = start(Map.of("run.id", runId("whole"), "scenario", SCENARIO), cluster.secrets());

        bench.awaitEnd(RUN);

        JsonNode result = bench.result(SCENARIO);
        assertNothingIsLost(result, OFFERED);
        assertThat(result.toString())
                .as("the scenario in a result")
                .contains("${env:BENCH_KAFKA_PASSWORD}")
                .doesNotContain(LockedCluster.KAFKA_PASSWORD, LockedCluster.CONNECT_PASSWORD);
        assertIsLeftAsItWas(before);
    }

    @Test
    void shardsAddUpToTheWholeAndOneCommandRemovesTheirQueues() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("sharded");
        Instant begin = Instant.now().plus(UNTIL_START);
        List<BenchProcess> shards = List.of(shard(runId, "1/2", begin), shard(runId, "2/2", begin));

        shards.forEach(shard -> shard.awaitEnd(RUN));

        JsonNode first = shards.get(0).result(PACED);
        JsonNode second = shards.get(1).result(PACED);
        assertNothingIsLost(first, PACED_OFFERED / 2);
        assertNothingIsLost(second, PACED_OFFERED / 2);
        JsonNode merged = merge(shards);
        assertNothingIsLost(merged, PACED_OFFERED);
        merged.get("account")
                .properties()
                .forEach(entry -> assertThat(entry.getValue().asLong())
                        .as("%s of the merged result", entry.getKey())
                        .isEqualTo(first.at("/account/" + entry.getKey()).asLong()
                                + second.at("/account/" + entry.getKey()).asLong()));

        BenchProcess removal = start(Map.of("run.id", runId, "scenario", PACED, "remove", "true"), cluster.secrets());
        removal.awaitEnd(AT_ONCE);

        assertThat(removal.output()).contains("removed connector bench-" + runId + "-" + PACED);
        assertIsLeftAsItWas(before);
    }

    @Test
    void theMergeNamesAShardThatNeverStarted() throws Exception {
        String runId = runId("alone");
        BenchProcess first = shard(runId, "1/2", Instant.now().plus(UNTIL_START));

        first.awaitEnd(RUN);

        assertNothingIsLost(first.result(PACED), PACED_OFFERED / 2);
        assertThat(mergeOutput(List.of(first))).contains("shard 2/2 of " + PACED + " is missing");
        start(Map.of("run.id", runId, "scenario", PACED, "remove", "true"), cluster.secrets())
                .awaitEnd(AT_ONCE);
    }

    @Test
    void aWholeLoadThatIsInterruptedStillClearsUp() throws Exception {
        Set<String> before = cluster.contents();
        BenchProcess bench = start(Map.of("run.id", runId("interrupted"), "scenario", SCENARIO), cluster.secrets());
        await("the load").atMost(RUN).until(() -> offers(bench));

        bench.interrupt();

        bench.awaitEnd(AT_ONCE);
        assertThat(bench.output()).contains("elsewhere broken: the run was interrupted before its end");
        assertIsLeftAsItWas(before);
    }

    /** The backlog has separate queues and a separate connector. */
    @Test
    void oneCommandRemovesTheLeftoversOfAKilledBench() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("killed");
        BenchProcess bench = start(Map.of("run.id", runId, "scenario", SCENARIO), cluster.secrets());
        await("the backlog").atMost(RUN).until(() -> holds("-backlog"));

        bench.kill();
        bench.awaitEnd(AT_ONCE);
        start(Map.of("run.id", runId, "scenario", SCENARIO, "remove", "true"), cluster.secrets())
                .awaitEnd(AT_ONCE);

        assertIsLeftAsItWas(before);
    }

    /** The objects of a round have its number in their names. */
    @Test
    void oneCommandRemovesTheLeftoversOfARound() throws Exception {
        Set<String> before = cluster.contents();
        String runId = runId("rounds");
        BenchProcess bench = start(Map.of("run.id", runId, "scenario", ROUNDS), cluster.secrets());
        await("the load").atMost(RUN).until(() -> offers(bench));

        bench.kill();
        bench.awaitEnd(AT_ONCE);
        BenchProcess removal = start(Map.of("run.id", runId, "scenario", ROUNDS, "remove", "true"), cluster.secrets());
        removal.awaitEnd(AT_ONCE);

        assertThat(removal.output()).contains("removed connector bench-" + runId + "-" + ROUNDS + "-round-1");
        assertIsLeftAsItWas(before);
    }

    private static boolean holds(String part) throws Exception {
        return cluster.contents().stream().anyMatch(name -> name.contains(part));
    }

    private static boolean offers(BenchProcess shard) throws IOException {
        return OFFERING.matcher(shard.progress()).find();
    }

    private static String runId(String what) {
        return "external-it-" + what + "-" + ProcessHandle.current().pid();
    }

    private static BenchProcess shard(String runId, String share, Instant begin) throws Exception {
        return start(
                Map.of("run.id", runId, "shard", share, "start", begin.toString(), "scenario", PACED),
                cluster.secrets());
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

    /** Runs the jar as the documentation describes. */
    private static JsonNode merge(List<BenchProcess> shards) throws Exception {
        mergeOutput(shards);
        return new ObjectMapper()
                .readTree(folder.resolve("merged").resolve(PACED + ".json").toFile());
    }

    private static String mergeOutput(List<BenchProcess> shards) throws Exception {
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
        return output;
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
