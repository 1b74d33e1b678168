package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of docs/scenarios.md, run as it stands there: a scenario, a fault, a target and another connector as subject,
 * without Java. The other connector is the project's own in a folder of its own, since what matters is that it is reached by
 * its folder and its keys alone.
 */
class WorkedExampleIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FENCE = "```";
    private static final long MOST_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void runsAndPassesAndSaysWhatItRanWith() throws IOException, InterruptedException {
        Path plugins = PluginFolder.fromClasses(ROOT.resolve("connector"), folder.resolve("another"));
        Path file = Files.writeString(
                folder.resolve("mine.yaml"), example().replace("/opt/connect/another", plugins.toString()));

        String output = gatling("-Dscenarios=" + file);

        JsonNode result = result("slow-link.json", output);
        assertThat(result.path("verdict").asText()).as(output).isEqualTo("pass");
        assertThat(result.at("/scenarioAsRun/subject/plugin").asText()).isEqualTo(plugins.toString());
        assertThat(result.at("/provenance/versions/subject").asText()).isEqualTo("another");
        assertThat(result.at("/account/delivered").asLong()).isEqualTo(1_250);
        assertThat(result.at("/account/lost").asLong()).isZero();
        assertThat(result.path("faults")).hasSize(1);
        assertThat(result.at("/metrics/latency-max/met").asBoolean()).isTrue();
        assertThat(result.at("/metrics/latency-max/value").asDouble())
                .as("a message that met the fault waited for it")
                .isGreaterThan(100);
    }

    @Test
    void isOnlyPlannedWhenToldSo() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), example());

        String output = gatling("-Dscenarios=" + file, "-Dplan");

        assertThat(output)
                .contains("slow-link (of-my-own, quick, about ")
                .contains("new environment: sqs, broker-1, worker-1")
                .contains("nothing was started");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    private static String example() throws IOException {
        String doc = Files.readString(ROOT.resolve("docs/scenarios.md"));
        String own = doc.substring(doc.indexOf("## A scenario, a fault, a target and another connector"));
        String yaml = own.substring(own.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length());
        return yaml.substring(0, yaml.indexOf(FENCE));
    }

    /** Gatling in a JVM of its own, as the Maven plugin starts it; returns what it printed, once it ended well. */
    private String gatling(String... properties) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dproject.root=" + ROOT,
                "-Druns=" + folder.resolve("runs"),
                "-Drun.id=example"));
        command.addAll(List.of(properties));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "-s",
                OtherScenariosSimulation.class.getName(),
                "-rf",
                folder.resolve("gatling").toString()));
        Process gatling = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = gatling.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            assertThat(ended)
                    .as("ended within " + MOST_SECONDS + " s: " + printed)
                    .isTrue();
            assertThat(gatling.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            gatling.destroyForcibly();
        }
    }

    private JsonNode result(String name, String output) throws IOException {
        Path file = folder.resolve("runs").resolve("example").resolve(name);
        assertThat(file).as(output).exists();
        return new ObjectMapper().readTree(file.toFile());
    }
}
