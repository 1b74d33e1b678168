package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.external.ExternalEnvironment;
import io.connect.bench.load.Share;
import io.connect.bench.run.SmallRun;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.environment.Programs;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second part of a run on a queue that the user has named, in a real environment that the run has not started. */
class ExistingQueueIT {

    @TempDir
    Path folder;

    @Test
    void aBacklogFollowsOnlyIfTheQueueIsEmpty() throws Exception {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        try (Testbed testbed =
                Testbed.start(TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"))
                        .withPluginPath(List.of(noPlugins)))) {
            String queue = testbed.sqs().createQueue("users-own", Map.of());
            Scenario scenario = new SmallRun(QueueType.STANDARD, Subject.Kind.NONE)
                    .run
                    .scenario()
                    .withEnvironment(existing(testbed, queue));
            RunningEnvironment environment = ExternalEnvironment.reach(scenario.environment(), "run");
            try (Fixture fixture = Fixture.layOut(environment, scenario, Share.WHOLE)) {
                assertThat(fixture.startAnew()).as("with an empty queue").isTrue();

                testbed.sqs()
                        .client()
                        .sendMessage(message -> message.queueUrl(queue).messageBody("left"));

                assertThat(fixture.startAnew()).as("with a message left").isFalse();
                assertThat(fixture.depth().total()).isEqualTo(1);
            } finally {
                environment.close();
            }
        }
    }

    private static EnvironmentSpec existing(Testbed testbed, String queue) {
        ServiceSpec none = new ServiceSpec(false, Optional.empty(), "us-east-1");
        return new EnvironmentSpec(
                EnvironmentKind.EXTERNAL,
                new KafkaSpec("4.4.0", 1, 1, 1, Optional.of(testbed.kafka().bootstrapServers()), Map.of()),
                new ConnectSpec(
                        "4.4.0",
                        1,
                        ConnectSpec.MIN_HEAP,
                        List.of(),
                        Optional.empty(),
                        Optional.of(testbed.connect().uri(1)),
                        Map.of()),
                new ServiceSpec(true, Optional.of(testbed.sqsEndpoint()), "us-east-1"),
                none,
                none,
                new ExternalSpec(
                        Map.of(),
                        ExternalSpec.RestAccess.OPEN,
                        List.of(queue),
                        ExternalSpec.DEFAULT_QUEUE_NAMES,
                        Optional.empty()),
                Programs.DEFAULT,
                Duration.ZERO,
                List.of());
    }
}
