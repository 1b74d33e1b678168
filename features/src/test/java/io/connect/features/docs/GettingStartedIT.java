package io.connect.features.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connect.features.environment.Environments;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.process.PortLease;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the code blocks of docs/getting-started.md and then those of docs/operations.md with bash, on free ports, against the
 * packages of this build. Kafka's download is on no Maven repository, so its scripts are replaced by scripts that start Kafka's
 * classes.
 */
class GettingStartedIT {

    private static final String KAFKA = TestbedOptions.DEFAULT_KAFKA_VERSION;
    /**
     * Code blocks in this language are run. The block that builds is not run, because the build of this test has already built
     * the project.
     */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\n(.*?)^ *```$");

    /** A message that fails, so that operations.md has a dead letter to send again. The configuration is corrected afterwards. */
    private static final String FAILURE = """
            put() {
              curl -sf -X PUT -H 'Content-Type: application/json' -d "@$1" http://127.0.0.1:8083/connectors/orders/config > work/put.json
            }
            jq '. + {"dlq.topic": "orders-dlq", "message.decompression.format": "GZIP",
              "message.converter.class": "io.connect.sqs.converter.DecompressingMessageConverter"}' work/orders.json > work/gzip.json
            put work/gzip.json
            sqs SendMessage '{"QueueUrl": "http://127.0.0.1:9324/000000000000/orders", "MessageBody": "{\\"order\\":\\n\\t\\"43\\"}",
              "MessageAttributes": {"tenant": {"DataType": "String", "StringValue": "a:b, c"}}}'
            "$KAFKA/bin/kafka-console-consumer.sh" --bootstrap-server 127.0.0.1:9092 --topic orders-dlq --from-beginning \
              --max-messages 1 --formatter-property print.headers=true | sed 's/^/dead letter: /'
            put work/orders.json
            """;

    private static final String ARRIVALS = """
            "$KAFKA/bin/kafka-console-consumer.sh" --bootstrap-server 127.0.0.1:9092 --topic orders --from-beginning \
              --max-messages 2 --formatter-property print.headers=true | sed 's/^/arrived: /'
            """;

    private static final List<String> PROGRAMS = List.of("bash", "curl", "jq", "pkill", "unzip");
    private static final long MINUTES = 10;

    @TempDir
    Path work;

    @BeforeEach
    void needsThePrograms() {
        List<String> missing =
                PROGRAMS.stream().filter(name -> !isOnThePath(name)).toList();
        String ci = System.getenv("CI");
        if (!missing.isEmpty() && ci != null && !ci.isBlank() && !ci.equals("false")) {
            fail("the page's commands need " + missing + " on the PATH (Debian: apt-get install jq unzip curl procps)");
        }
        assumeTrue(missing.isEmpty(), "NOT RUN: the page's commands need " + missing + " on the PATH");
    }

    private static boolean isOnThePath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @Test
    void theBlocksOfBothPagesWorkOneAfterTheOther() throws Exception {
        Path script;
        try (PortLease ports = new PortLease()) {
            script = Files.writeString(work.resolve("page.sh"), script(ports));
            Path output = work.resolve("output.txt");
            Process bash = new ProcessBuilder("bash", script.toString())
                    .directory(checkout().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = bash.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                bash.destroy();
                // Bash handles the signal only when the program that it waits for has ended.
                bash.descendants().forEach(ProcessHandle::destroy);
                bash.waitFor();
            }

            assertThat(Files.readString(output))
                    .as("output of the page's commands")
                    .contains("io.connect.sqs.SqsSourceConnector ")
                    .contains("{\"order\": 42}")
                    .contains("{\"ApproximateNumberOfMessages\":\"0\",\"ApproximateNumberOfMessagesNotVisible\":\"0\"}")
                    .contains("RUNNING")
                    .doesNotContainPattern("(?m)^(?!dead letter).*errors")
                    .containsPattern("dead letter: .*sqs.dlq.reason:")
                    .containsPattern("arrived: .*tenant:a:b, c.*\t\\{\"order\":\narrived: \t\"43\"}")
                    .doesNotContain("not sent");
            assertThat(bash.exitValue()).isZero();
        }
    }

    /** Joins all blocks to one script. It ends its programs in every case, even when the JVM that started it has ended. */
    private String script(PortLease ports) throws IOException {
        String blocks = blocks("getting-started.md") + FAILURE + blocks("operations.md") + ARRIVALS;
        for (String port : List.of("9324", "9092", "9093", "8083")) {
            blocks = blocks.replace(port, String.valueOf(ports.next()));
        }
        // One dead letter has arrived. On a busy machine the read may take longer than the page waits for more
        // messages.
        blocks = blocks.replace("--timeout-ms 30000", "--timeout-ms 300000 --max-messages 1");
        return "set -eu\nexport KAFKA='" + kafka() + "'\n"
                + "trap 'trap - EXIT; kill $(jobs -p) 2> /dev/null; wait' EXIT\n"
                + "trap 'exit 1' TERM INT\n"
                + "(while kill -0 " + ProcessHandle.current().pid()
                + " 2> /dev/null; do sleep 1; done; kill $$; pkill -P $$) &\n"
                + blocks;
    }

    private static String blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(
                        Environments.projectRoot().resolve("docs").resolve(page)))
                .results()
                .map((MatchResult found) -> found.group(2).replaceAll("(?m)^" + found.group(1), ""))
                .collect(Collectors.joining("\n"));
    }

    /** A folder with the same content as a checkout after the build, the page's first step. */
    private Path checkout() throws IOException {
        Path root = Environments.projectRoot();
        Path checkout = Files.createDirectories(work.resolve("checkout"));
        for (String module : List.of("connector", "sqs-server")) {
            Files.createSymbolicLink(checkout.resolve(module), root.resolve(module));
        }
        return checkout;
    }

    private Path kafka() throws IOException {
        Path bin = Files.createDirectories(work.resolve("kafka/bin"));
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            KafkaPrograms programs = new KafkaPrograms(artifacts, KAFKA);
            program(bin, "kafka-storage.sh", "kafka.tools.StorageTool", programs.broker());
            program(bin, "kafka-server-start.sh", "kafka.Kafka", programs.broker());
            program(bin, "connect-standalone.sh", "org.apache.kafka.connect.cli.ConnectStandalone", programs.worker());
            program(
                    bin,
                    "kafka-console-consumer.sh",
                    "org.apache.kafka.tools.consumer.ConsoleConsumer",
                    artifacts.classPath("org.apache.kafka:kafka-tools:" + KAFKA));
        }
        return bin.getParent();
    }

    private static void program(Path bin, String name, String main, List<Path> jars) throws IOException {
        Path file = bin.resolve(name);
        String classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Files.writeString(
                file,
                "#!/bin/sh\nexec '" + ProcessHandle.current().info().command().orElse("java") + "' -Xmx512m -cp '"
                        + classPath + "' " + main + " \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
