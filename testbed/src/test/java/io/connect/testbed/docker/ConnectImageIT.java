package io.connect.testbed.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The worker's image of ci/compose joins the Kafka of a testbed and moves a message. It uses the host's network, because the
 * testbed listens only on loopback. Without a Docker engine or without the image, the test is reported as skipped.
 */
@EnabledOnOs(OS.LINUX)
class ConnectImageIT {

    private static final String IMAGE = System.getProperty("connect.image", "kafka-connect-sqs:test");
    private static final String CONNECTOR = "io.connect.sqs.SqsSourceConnector";
    private static final Duration START = Duration.ofMinutes(3);

    @BeforeAll
    static void needsAnEngineAndTheImage() {
        Optional<String> lacking = DockerEngine.lacking();
        assumeTrue(lacking.isEmpty(), () -> "not run: " + lacking.orElseThrow());
        assumeTrue(
                imageIsThere(),
                () -> "not run: there is no image " + IMAGE + "; build it with"
                        + " docker build -f ci/compose/connect/Dockerfile -t " + IMAGE + " .");
    }

    private static boolean imageIsThere() {
        try {
            DockerClientFactory.instance().client().inspectImageCmd(IMAGE).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Test
    void joinsTheKafkaOfATestbedBecomesHealthyAndMovesAMessage(@TempDir Path folder)
            throws IOException, ExecutionException, InterruptedException {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        TestbedOptions options = TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"))
                .withPluginPath(List.of(noPlugins))
                .withConnect(ConnectOptions.NONE);
        try (Testbed testbed = Testbed.start(options);
                PortLease ports = new PortLease();
                GenericContainer<?> worker = new GenericContainer<>(IMAGE)) {
            int port = ports.next();
            worker.withNetworkMode("host")
                    .withEnv("CONNECT_BOOTSTRAP_SERVERS", testbed.kafka().bootstrapServers())
                    .withEnv("CONNECT_HEAP", "512m")
                    .withEnv("CONNECT_HOST", "127.0.0.1")
                    .withEnv("CONNECT_PORT", Integer.toString(port))
                    .withEnv("METRICS_PORT", Integer.toString(ports.next()))
                    .waitingFor(Wait.forHealthcheck().withStartupTimeout(START))
                    .start();

            ConnectRest connect = new ConnectRest(URI.create("http://127.0.0.1:" + port));
            assertThat(connect.plugins()).containsKey(CONNECTOR);
            assertThat(arrived(testbed, connect)).as("records in the topic").isEqualTo(1);
        }
    }

    /** The number of records in the topic after the connector has deleted the only message of its queue. */
    private static long arrived(Testbed testbed, ConnectRest connect) throws ExecutionException, InterruptedException {
        String queue = testbed.sqs().createQueue("moved", Map.of());
        try (Admin admin = testbed.kafkaAccess().admin()) {
            admin.createTopics(List.of(new NewTopic("moved", 1, (short) 1)))
                    .all()
                    .get();
            testbed.sqs()
                    .client()
                    .sendMessage(message -> message.queueUrl(queue).messageBody("hello"));
            connect.put(
                    "moved",
                    Map.of(
                            "connector.class",
                            CONNECTOR,
                            "sqs.queue.url",
                            queue,
                            "kafka.topic",
                            "moved",
                            "aws.endpoint.override",
                            testbed.subjectSqsEndpoint().toString(),
                            "aws.region",
                            SqsAdmin.REGION,
                            "aws.access.key.id",
                            SqsAdmin.ACCESS_KEY_ID,
                            "aws.secret.access.key",
                            SqsAdmin.SECRET_ACCESS_KEY));
            await("the message is deleted, which it is after Kafka's acknowledgement only")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> testbed.sqs().depth(queue).equals(QueueDepth.EMPTY));
            TopicPartition partition = new TopicPartition("moved", 0);
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
