package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.bench.calibrate.Calibrator;
import io.connect.gatling.ScenariosSimulation;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the example of docs/scenarios.md unchanged: a scenario, a fault, a target and another connector as subject, without Java.
 * The other connector is a copy of the project's own in a separate folder. The test shows that the folder and the configuration
 * are enough to use a connector.
 */
class WorkedExampleIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";

    /** No testbed: the figures of a run are read from its file, and nothing is measured again. */
    private static final Testbed NOT_AGAIN = null;

    @TempDir
    Path folder;

    @Test
    void runsPassesAndNamesItsSubject() throws IOException, InterruptedException {
        Path plugins = PluginFolder.fromClasses(ROOT.resolve("connector"), folder.resolve("another"));
        Path file = Files.writeString(
                folder.resolve("mine.yaml"), example().replace("/opt/connect/another", plugins.toString()));

        GatlingFork gatling = new GatlingFork(folder);
        String output = gatling.run(ScenariosSimulation.class, "-Dscenarios=" + file);

        JsonNode result = gatling.result("slow-link");
        assertThat(result.path("verdict").asText()).as(output).isEqualTo("pass");
        assertIsShort(output, gatling);
        assertThat(result.at("/scenarioAsRun/subject/plugin").asText()).isEqualTo(plugins.toString());
        assertThat(result.at("/provenance/versions/subject").asText()).isEqualTo("another");
        assertThat(result.at("/account/delivered").asLong()).isEqualTo(500);
        assertThat(result.at("/account/lost").asLong()).isZero();
        assertThat(result.path("faults")).hasSize(1);
        Calibration kept = Calibrator.once(gatling.runFolder().resolve("logs/calibration.json"), NOT_AGAIN);
        assertThat(kept.drainRate()).isPositive();
        assertThat(kept.cpuPerMessage()).isPositive();
        assertThat(result.at("/calibration/drainRate").asDouble()).isEqualTo(kept.drainRate());
        assertThat(result.at("/calibration/cpuPerMessage").asDouble()).isEqualTo(kept.cpuPerMessage());
        assertThat(result.at("/metrics/latency-max/met").asBoolean()).isTrue();
        assertThat(result.at("/metrics/latency-max/value").asDouble())
                .as("latency of a message during the fault")
                .isGreaterThan(100);
    }

    /**
     * Checks that the output is short: statistics, log lines and stack traces are in files. On a slow machine, it may have one
     * progress line per minute.
     */
    private static void assertIsShort(String output, GatlingFork gatling) {
        assertThat(output)
                .contains("plan: 1 run of profile quick, ")
                .containsPattern("\n\\[1/1] slow-link pass  0 lost  p95 ")
                .contains("\n1 run: 1 passed, 0 missed, 0 not judged, 0 lost, 0 broken\n")
                .contains("\nreport: " + gatling.runFolder().resolve("index.html"));
        assertThat(output.lines()).hasSizeLessThan(12);
        assertThat(gatling.runFolder().resolve("logs/gatling.log")).content().contains("Global Information");
    }

    @Test
    void isOnlyPlannedWhenToldSo() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), example());

        String output = new GatlingFork(folder).run(ScenariosSimulation.class, "-Dscenarios=" + file, "-Dplan");

        assertThat(output)
                .contains("slow-link (of-my-own, quick, about ")
                .contains("new workers: sqs, broker-1, worker-1")
                .contains("nothing was started");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    private static String example() throws IOException {
        String doc = Files.readString(ROOT.resolve("docs/scenarios.md"));
        String own = doc.substring(doc.indexOf("## A scenario, a fault, a target and another connector"));
        String yaml = own.substring(own.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length());
        return yaml.substring(0, yaml.indexOf(FENCE));
    }
}
