package io.connect.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.testbed.TestbedOptions.Service;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.s3.S3Admin;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/** The environment itself, without any connector: its start, its parts and its end. */
class EnvironmentIT {
    @TempDir
    static Path folder;

    static Testbed testbed;

    @BeforeAll
    static void start() throws IOException {
        testbed = Testbed.start(withoutSubject(folder).withServices(Service.S3, Service.SCHEMA_REGISTRY));
    }

    @AfterAll
    static void stop() {
        testbed.close();
    }

    static TestbedOptions withoutSubject(Path folder) throws IOException {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        return TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"))
                .withPluginPath(List.of(noPlugins));
    }

    @Test
    void runsEveryServiceBrokerAndWorkerInAProcessOfItsOwn() {
        assertThat(testbed.processes())
                .extracting(JvmProcess::name)
                .containsExactly("sqs", "s3", "registry", "broker-1", "worker-1");
        assertThat(testbed.processes()).allMatch(JvmProcess::isAlive);
        assertThat(testbed.connectRest().status("none")).isEmpty();
    }

    @Test
    void countsTheMessagesOfAQueue() {
        String queue = testbed.sqs().createQueue("counted", Map.of());
        testbed.sqs().client().sendMessage(message -> message.queueUrl(queue).messageBody("hello"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(testbed.sqs().depth(queue).visible()).isEqualTo(1));
        assertThat(testbed.sqs().drain(queue))
                .singleElement()
                .matches(message -> message.body().equals("hello"));
        assertThat(testbed.sqs().depth(queue).total()).isZero();
    }

    @Test
    void theSubjectReachesEveryServiceThroughALinkOfItsOwn() throws Exception {
        assertThat(testbed.links().all()).containsOnlyKeys("sqs", "s3", "registry", "broker-1");
        testbed.s3().createBucket("objects");
        assertThat(testbed.s3().put("objects", "one", "hello".getBytes(UTF_8))).isEqualTo("s3://objects/one");

        try (S3Admin throughTheLink = new S3Admin(testbed.subjectS3Endpoint())) {
            assertThat(throughTheLink
                            .client()
                            .getObjectAsBytes(get -> get.bucket("objects").key("one"))
                            .asUtf8String())
                    .isEqualTo("hello");
        }
        assertThat(testbed.links().get("s3").bytes()).isPositive();
        HttpResponse<String> subjects = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(testbed.subjectRegistryEndpoint() + "/subjects"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(subjects.body()).isEqualTo("[]");
        // The worker's own traffic to its broker; the traffic of the testbed's admin client is direct.
        assertThat(testbed.links().get("broker-1").bytes()).isPositive();
    }

    @Test
    void aReceiveThatWaitsForGroupsInFlightKeepsSqsAtRest() {
        String queue = testbed.sqs().createQueue("waiting.fifo", Map.of("FifoQueue", "true"));
        for (String id : List.of("first", "second")) {
            testbed.sqs()
                    .client()
                    .sendMessage(message -> message.queueUrl(queue)
                            .messageBody(id)
                            .messageGroupId("one")
                            .messageDeduplicationId(id));
        }
        assertThat(receive(queue, Duration.ZERO)).hasSize(1);
        ProcessHandle sqs = testbed.processes().get(0).handle();

        Duration waited = Duration.ofSeconds(3);
        Duration before = sqs.info().totalCpuDuration().orElseThrow();
        assertThat(receive(queue, waited))
                .as("the second message while the first is in flight")
                .isEmpty();

        assertThat(sqs.info().totalCpuDuration().orElseThrow().minus(before))
                .as("CPU of the service while a receive waited for %s", waited)
                .isLessThan(waited.dividedBy(2));
    }

    private static List<Message> receive(String queue, Duration waiting) {
        return testbed.sqs()
                .client()
                .receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds((int) waiting.toSeconds()))
                .messages();
    }

    @Test
    void everythingEndsWhenItsParentIsKilled(@TempDir Path other) throws IOException {
        try (PortLease ports = new PortLease();
                JvmLauncher launcher = new JvmLauncher(other, other.resolve("logs"), ports)) {
            JvmProcess parent = launcher.start(new JvmSpec(
                    "parent",
                    StartedTestbed.class.getName(),
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(Path::of)
                            .toList(),
                    List.of("-Xmx256m"),
                    List.of(other.toString())));
            parent.awaitReady("its testbed ran", Duration.ofSeconds(120), () -> printed(parent, "pids"));
            List<ProcessHandle> children = parent.handle().descendants().toList();
            assertThat(children).as("SQS, broker and worker").hasSize(3);

            parent.kill();

            await().atMost(Duration.ofSeconds(10)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static boolean printed(JvmProcess process, String text) {
        return process.logTail().contains(text);
    }
}
