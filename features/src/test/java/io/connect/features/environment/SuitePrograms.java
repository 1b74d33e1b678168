package io.connect.features.environment;

import io.connect.testbed.TestbedOptions;
import io.connect.testbed.sqs.SqsProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The programs that the whole suite uses.
 *
 * @param kafkaVersion {@code -Dfeatures.kafka.version}, of brokers and workers; the testbed's own when not set
 * @param workers settings of the workers in addition to the testbed's. With {@code -Dfeatures.override.policy=Allowlist},
 *     connectors may override only the keys that the connector's README names. Kafka supports this from 4.2 on
 * @param sqs {@code -Dfeatures.sqs}, sqs-server or elasticmq; the project's own server when not set
 */
record SuitePrograms(String kafkaVersion, Map<String, String> workers, SqsProgram sqs) {

    private static final String VERSION = "features.kafka.version";
    private static final String SQS = "features.sqs";
    private static final String OVERRIDE_POLICY = "features.override.policy";

    /** The line is read from the README, so that the documented list is the tested list. */
    private static final String ALLOWLIST = "connector.client.config.override.allowlist";

    /** Reads the options of the command line. */
    static SuitePrograms from(Properties properties) {
        return new SuitePrograms(
                properties.getProperty(VERSION, TestbedOptions.DEFAULT_KAFKA_VERSION),
                workers(properties.getProperty(OVERRIDE_POLICY, "All")),
                SqsProgram.of(properties.getProperty(SQS, SqsProgram.SQS_SERVER.text())));
    }

    private static Map<String, String> workers(String policy) {
        return switch (policy) {
            case "All" -> Map.of();
            case "Allowlist" -> Map.of("connector.client.config.override.policy", policy, ALLOWLIST, allowlist());
            default ->
                throw new IllegalArgumentException(
                        "-D" + OVERRIDE_POLICY + "=" + policy + " is neither All nor Allowlist");
        };
    }

    private static String allowlist() {
        Path readme = Environments.projectRoot().resolve("connector/README.md");
        try (Stream<String> lines = Files.lines(readme)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith(ALLOWLIST + "="))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(readme + " has no line " + ALLOWLIST + "=…"))
                    .substring(ALLOWLIST.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
