package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.gatling.ScenariosSimulation;
import io.connect.gatling.damage.DamageRecords;
import io.connect.testbed.plugin.PluginFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs of the project's own connector in a real worker. A transform damages their records, so none of the runs may pass.
 */
class DamagedRecordsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String CLASS_FILE = DamageRecords.class.getName().replace('.', '/') + ".class";

    private static final String SCENARIOS = """
            version: 1
            environment:
              kafka: { version: 4.4.0, brokers: 1, replicationFactor: 1, partitions: 12 }
              connect: { workers: 1, heap: 512MiB }
              sqs: { region: us-east-1 }
              jvm: ["-XX:TieredStopAtLevel=1"]
            profiles: { quick: { purpose: Seconds. } }
            subjects:
              damaged:
                plugin: PLUGINS
                connector:
                  connector.class: io.connect.sqs.SqsSourceConnector
                  tasks.max: 1
                  kafka.topic: ${topic}
                  sqs.queue.url: ${queue.url}
                  aws.endpoint.override: ${sqs.endpoint}
                  aws.region: ${sqs.region}
                  aws.access.key.id: test
                  aws.secret.access.key: test
                  transforms: damage
                  transforms.damage.type: TRANSFORM
            scenarios:
              damage:
                group: damage
                purpose: A run whose records are damaged on their way does not pass.
                subject: damaged
                load: { messageSize: 1KB, rate: 100/s, steady: 2s, drainWithin: 60s }
                variants:
                  none: { connector: { transforms.damage.kind: none } }
                  byte: { connector: { transforms.damage.kind: byte } }
                  key: { connector: { transforms.damage.kind: key } }
                  group: { queue: { type: fifo }, load: { groups: 5 }, connector: { transforms.damage.kind: partition } }
            """;

    private static final long MESSAGES = 200;

    @TempDir
    Path folder;

    @Test
    void noDamagedRunPasses() throws IOException, InterruptedException {
        Path plugins = PluginFolder.fromClasses(ROOT.resolve("connector"), folder.resolve("plugins"));
        addTransform(plugins.resolve("sqs-source").resolve("damage.jar"));
        Path file = Files.writeString(
                folder.resolve("damage.yaml"),
                SCENARIOS.replace("PLUGINS", plugins.toString()).replace("TRANSFORM", DamageRecords.class.getName()));
        GatlingFork gatling = new GatlingFork(folder).onAKnownMachine();

        String output = gatling.runToFailure(ScenariosSimulation.class, "-Dscenarios=" + file);

        for (String variant : List.of("none", "byte", "key", "group")) {
            JsonNode result = gatling.result("damage@" + variant);
            assertThat(result.path("verdict").asText())
                    .as("%s: %s in%n%s", variant, result.path("reasons"), output)
                    .isEqualTo(variant.equals("none") ? "pass" : "altered");
            assertThat(result.at("/account/delivered").asLong()).isEqualTo(MESSAGES);
            assertThat(result.at("/account/lost").asLong()).isZero();
        }
        assertThat(count(gatling, "byte", "altered")).isEqualTo(MESSAGES);
        assertThat(count(gatling, "key", "wrongKey")).isEqualTo(MESSAGES);
        assertThat(count(gatling, "group", "scatteredGroups")).isEqualTo(5);
        assertThat(output).contains("damage@byte altered  0 lost  200 altered");
    }

    private static long count(GatlingFork gatling, String variant, String count) throws IOException {
        return gatling.result("damage@" + variant)
                .at("/account/records/" + count)
                .asLong();
    }

    private static void addTransform(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                InputStream bytes = DamageRecords.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            out.putNextEntry(new JarEntry(CLASS_FILE));
            bytes.transferTo(out);
            out.closeEntry();
            out.putNextEntry(new JarEntry("META-INF/services/org.apache.kafka.connect.transforms.Transformation"));
            out.write(DamageRecords.class.getName().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }
}
