package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.gatling.ScenariosSimulation;
import io.connect.gatling.standin.CamelStandIn;
import io.connect.gatling.standin.NordstromStandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of docs/subjects.md. They are run unchanged, except for the plugin folders: those contain stand-ins for the
 * connectors.
 */
class SubjectExamplesIT {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    Path folder;

    @Test
    void connectorThatSendsToTheHostInTheUrlMeetsTheFaultsOfItsLink() throws IOException, InterruptedException {
        Path file = example("nordstrom", "com.nordstrom.kafka.connect.sqs.SqsSourceConnector", NordstromStandIn.class);

        GatlingFork gatling = new GatlingFork(folder).onAKnownMachine();
        gatling.run(ScenariosSimulation.class, "-Dscenarios=" + file, "-Dprofile=smoke", "-Dscenario=drain,slow-link");

        for (String scenario : new String[] {"drain", "slow-link"}) {
            assertAllArrived(gatling.result(scenario + "@reference"), "reference", "io.connect.sqs.SqsSourceConnector");
            assertAllArrived(gatling.result(scenario + "@nordstrom"), "nordstrom", NordstromStandIn.class.getName());
        }
        JsonNode slow = gatling.result("slow-link@nordstrom");
        assertThat(megabytesThrough(slow))
                .as("traffic during the fault: " + slow.at("/faults/0/effect"))
                .isPositive();
        assertThat(slow.at("/metrics/latency-max/value").asDouble())
                .as("latency of a message with 100 ms delay")
                .isGreaterThan(100);
        assertThat(Files.readString(gatling.runFolder().resolve("summary.md")))
                .contains("| scenario | subject | verdict |")
                .contains("| drain@nordstrom (smoke) | nordstrom stand-in |");
    }

    @Test
    void connectorThatIsToldTheNameOfItsQueueFindsIt() throws IOException, InterruptedException {
        Path file = example(
                "camel",
                "org.apache.camel.kafkaconnector.awssqssource.CamelAwssqssourceSourceConnector",
                CamelStandIn.class);

        GatlingFork gatling = new GatlingFork(folder).onAKnownMachine();
        gatling.run(
                ScenariosSimulation.class,
                "-Dscenarios=" + file,
                "-Dprofile=smoke",
                "-Dscenario=drain",
                "-Dsubject=camel");

        assertAllArrived(gatling.result("drain"), "camel", CamelStandIn.class.getName());
    }

    private static void assertAllArrived(JsonNode result, String subject, String plugin) {
        assertThat(result.path("verdict").asText())
                .as(result.path("reasons").toString())
                .isEqualTo("pass");
        assertThat(result.at("/account/lost").asLong()).isZero();
        assertThat(result.at("/account/delivered").asLong())
                .isPositive()
                .isEqualTo(result.at("/account/accepted").asLong());
        assertThat(result.at("/scenarioAsRun/subject/name").asText()).isEqualTo(subject);
        assertThat(result.at("/provenance/versions/plugin").asText()).isEqualTo(plugin);
        assertThat(result.at("/provenance/versions/plugin.version").asText()).isNotEmpty();
        assertThat(result.at("/conditions/warmUpMessages").asLong())
                .as("messages of the warm-up")
                .isPositive();
    }

    private static double megabytesThrough(JsonNode result) {
        Matcher effect = Pattern.compile("(\\d+\\.\\d+) MB/s went through")
                .matcher(result.at("/faults/0/effect").asText());
        return effect.find() ? Double.parseDouble(effect.group(1)) : 0;
    }

    /** The example with an existing plugin folder, and with the stand-in's class instead of the other connector's. */
    private Path example(String subject, String theirs, Class<?> standIn) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(subject + ".yaml"));
        String plugin = "/opt/connect/" + subject;
        assertThat(text).contains("plugin: " + plugin, "connector.class: " + theirs);
        return Files.writeString(
                folder.resolve(subject + ".yaml"),
                text.replace(plugin, pluginFolder(standIn).toString()).replace(theirs, standIn.getName()));
    }

    private Path pluginFolder(Class<?> connector) throws IOException {
        Path plugins = folder.resolve("plugins");
        Path jar = Files.createDirectories(plugins.resolve("stand-in")).resolve("stand-in.jar");
        Path classes = classes(connector);
        Path packaged = classes.resolve(connector.getPackageName().replace('.', '/'));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.list(packaged)) {
            for (Path source : files.sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(source).toString().replace('\\', '/')));
                Files.copy(source, out);
                out.closeEntry();
            }
        }
        return plugins;
    }

    private static Path classes(Class<?> any) {
        try {
            return Path.of(
                    any.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
