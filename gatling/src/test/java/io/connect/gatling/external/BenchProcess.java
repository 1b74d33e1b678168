package io.connect.gatling.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One invocation of the bench against a cluster, as {@code mvn gatling:test} would start it: a JVM with Gatling in it. */
final class BenchProcess {

    private static final String SIMULATION = "io.connect.gatling.BaselineSimulation";

    private final LockedCluster cluster;
    private final JvmProcess process;
    private final Path results;

    private BenchProcess(LockedCluster cluster, JvmProcess process, Path results) {
        this.cluster = cluster;
        this.process = process;
        this.results = results;
    }

    /**
     * Starts it.
     *
     * @param projectRoot whose reports/runs gets the results
     * @param work the folder for Gatling's own files
     * @param properties given as {@code -Dname=value}; they include run.id, and shard for a shard
     * @param secrets environment variables
     */
    static BenchProcess start(
            LockedCluster cluster,
            Path projectRoot,
            Path work,
            Map<String, String> properties,
            Map<String, String> secrets) {
        String name = properties.get("run.id")
                + (properties.containsKey("shard")
                        ? "-shard-" + properties.get("shard").replace("/", "-of-")
                        : "");
        List<String> options = new ArrayList<>(List.of(
                "-Xmx1g",
                // As the Maven plugin gives it: Gatling writes its log through the inside of String.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dproject.root=" + projectRoot));
        properties.forEach((key, value) -> options.add("-D" + key + "=" + value));
        JvmProcess process = cluster.testbed()
                .launcher()
                .start(new JvmSpec(
                        name,
                        "io.gatling.app.Gatling",
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of)
                                .toList(),
                        options,
                        List.of("-s", SIMULATION, "-rf", work.resolve(name).toString()),
                        secrets));
        return new BenchProcess(cluster, process, projectRoot.resolve("reports/runs/" + name));
    }

    /** Waits until it has ended, with or without success. */
    void awaitEnd(Duration patience) {
        await(process + " to end")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .failFast(() -> {
                    assertThat(cluster.testbed().isUp()).as("the cluster").isTrue();
                })
                .until(() -> !process.isAlive());
        System.out.println(process + " said:\n" + process.logTail());
    }

    /** All that it has printed so far. */
    String output() throws IOException {
        return Files.readString(process.logFile());
    }

    /** Its lines of progress so far. */
    String progress() throws IOException {
        Path file = results.resolve("logs/progress.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Asks it to end, as Ctrl-C does, and does not wait. */
    void interrupt() {
        process.handle().destroy();
    }

    /** Ends it as kill -9 does, and does not wait. */
    void kill() {
        process.handle().destroyForcibly();
    }

    /** Folder of its results. */
    Path results() {
        return results;
    }

    /** Its result of a scenario. */
    JsonNode result(String scenario) throws IOException {
        return new ObjectMapper().readTree(results.resolve(scenario + ".json").toFile());
    }
}
