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

/** One invocation of the bench against a cluster: a JVM with Gatling, as {@code mvn gatling:test} would start it. */
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
     * Starts an invocation.
     *
     * @param projectRoot the project's root; the results go to its reports/runs
     * @param work the folder for Gatling's own files
     * @param properties passed as {@code -Dname=value}; they include run.id, and shard for a shard
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
                // The Maven plugin sets this too: Gatling's log writer accesses the internals of String.
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

    /** Waits until the process has ended, with or without success. */
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

    /** All output so far. */
    String output() throws IOException {
        return Files.readString(process.logFile());
    }

    /** The progress lines so far. */
    String progress() throws IOException {
        Path file = results.resolve("logs/progress.log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Stops the process as Ctrl-C does, and does not wait. */
    void interrupt() {
        process.handle().destroy();
    }

    /** Kills the process as kill -9 does, and does not wait. */
    void kill() {
        process.handle().destroyForcibly();
    }

    /** The folder with the results. */
    Path results() {
        return results;
    }

    /** The result of a scenario. */
    JsonNode result(String scenario) throws IOException {
        return new ObjectMapper().readTree(results.resolve(scenario + ".json").toFile());
    }
}
