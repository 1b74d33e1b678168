package io.connect.features.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.features.environment.Environments;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.TestbedOptions.Service;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.monitor.Monitoring;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a running worker and broker with the users' files, and finds every metric in those files. */
class MonitoringIT {

    private static final Path FILES = Environments.projectRoot().resolve("ci/monitoring");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A metric's name in an expression: not a function, a label, or a keyword. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:sqs_source|kafka|process|jvm)_[a-z0-9_]+\\b(?!\\()");

    @TempDir
    Path work;

    @BeforeEach
    void needsPrometheus() {
        boolean there = Prometheus.program("prometheus").isPresent()
                && Prometheus.program("promtool").isPresent();
        String ci = System.getenv("CI");
        if (!there && ci != null && !ci.isBlank() && !ci.equals("false")) {
            fail(
                    "no Prometheus on the PATH: monitoring was not checked. Install it (Debian: apt-get install prometheus)");
        }
        assumeTrue(there, "NOT RUN: MonitoringIT needs prometheus and promtool on the PATH");
    }

    @Test
    void prometheusFindsTheConnectorsSeries() throws Exception {
        TestbedOptions options = TestbedOptions.small(
                        Environments.projectRoot(), work.resolve("logs"), work.resolve("testbed"))
                .withServices(Service.MONITORING);
        try (Testbed testbed = Testbed.start(options);
                Prometheus prometheus = new Prometheus(work.resolve("logs").resolve(Monitoring.PROMETHEUS_YML), work)) {
            check("config", work.resolve("logs").resolve(Monitoring.PROMETHEUS_YML));
            moveOneMessage(testbed);
            await().atMost(PATIENCE).until(prometheus::isReady);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.targets())
                            .containsExactly("connect worker-1 up", "kafka broker-1 up"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(prometheus.value(
                                    "sqs_source_messages_deleted_total{connector=\"watched\",task=\"0\"}"))
                            .as("one message deleted, among the series " + prometheus.names())
                            .contains(1.0));
            List<String> names = prometheus.names();
            assertThat(names).as("metrics in the alerts").containsAll(metricsIn(alerts()));
            assertThat(names).as("metrics in the dashboard").containsAll(metricsIn(dashboard()));
        }
    }

    @Test
    void theCommittedFilesAreGoodForPrometheus() throws Exception {
        check("config", FILES.resolve("prometheus.yml"));
        check("rules", FILES.resolve("alerts.yml"));
    }

    @Test
    void everyAlertFiresInItsTroubleScrapedEach15And60Seconds() throws Exception {
        promtool("test", "rules", FILES.resolve("alerts-test.yml"));
        String tested = Files.readString(FILES.resolve("alerts-test.yml"));
        assertThat(alertNames())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(tested).contains("\"" + alert + "\""));
    }

    private static void moveOneMessage(Testbed testbed) throws Exception {
        String queue = testbed.sqs().createQueue("watched", Map.of());
        try (Admin admin = testbed.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic("watched", 1, (short) 1)))
                    .all()
                    .get();
        }
        testbed.sqs().client().sendMessage(message -> message.queueUrl(queue).messageBody("hello"));
        testbed.connectRest()
                .put(
                        "watched",
                        Map.of(
                                "connector.class",
                                "io.connect.sqs.SqsSourceConnector",
                                "tasks.max",
                                "1",
                                "sqs.queue.url",
                                queue,
                                "kafka.topic",
                                "watched",
                                "aws.endpoint.override",
                                testbed.subjectSqsEndpoint().toString(),
                                "aws.region",
                                SqsAdmin.REGION,
                                "aws.access.key.id",
                                SqsAdmin.ACCESS_KEY_ID,
                                "aws.secret.access.key",
                                SqsAdmin.SECRET_ACCESS_KEY));
        await().atMost(PATIENCE)
                .until(() -> testbed.connectRest()
                        .status("watched")
                        .filter(ConnectorStatus::isRunning)
                        .isPresent());
    }

    private static String alerts() throws IOException {
        StringBuilder expressions = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(FILES.resolve("alerts.yml"))) {
            boolean starts = line.strip().startsWith("expr:");
            inside = starts || inside && line.startsWith("            ");
            if (inside) {
                expressions.append(line).append('\n');
            }
        }
        return expressions.toString();
    }

    private static String dashboard() throws IOException {
        StringBuilder expressions = new StringBuilder();
        for (JsonNode panel : new ObjectMapper()
                .readTree(FILES.resolve("grafana-dashboard.json").toFile())
                .path("panels")) {
            panel.path("targets")
                    .forEach(target ->
                            expressions.append(target.path("expr").asText()).append('\n'));
        }
        return expressions.toString();
    }

    private static TreeSet<String> metricsIn(String expressions) {
        TreeSet<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(expressions);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private static List<String> alertNames() throws IOException {
        return Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(FILES.resolve("alerts.yml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private void check(String what, Path file) throws IOException, InterruptedException {
        promtool("check", what, file);
    }

    private void promtool(String verb, String what, Path file) throws IOException, InterruptedException {
        Path output = work.resolve("promtool.txt");
        Process promtool = new ProcessBuilder(
                        Prometheus.program("promtool").orElseThrow().toString(), verb, what, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(promtool.waitFor()).as(Files.readString(output)).isZero();
    }
}
