package io.connect.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.bench.environment.Fixture;
import io.connect.bench.external.ExternalEnvironment;
import io.connect.bench.fault.FaultRecord;
import io.connect.bench.fault.FaultRun;
import io.connect.bench.fault.kind.Cut;
import io.connect.bench.fault.kind.Latency;
import io.connect.bench.fault.kind.Throttle;
import io.connect.bench.load.Share;
import io.connect.bench.run.SmallRun;
import io.connect.bench.sample.MachineSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.Sampler;
import io.connect.bench.sample.SubjectMetrics;
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
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.unit.Rate;
import io.connect.bench.subject.NobodyHandle;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.TestbedOptions;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.Loopback;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Samplers, faults and a queue of the user in a real environment without a connector. */
class RunningTestbedIT {
    @TempDir
    static Path folder;

    static Testbed testbed;

    @BeforeAll
    static void start() throws IOException {
        Path noPlugins = Files.createDirectories(folder.resolve("no-plugins"));
        testbed = Testbed.start(TestbedOptions.small(Path.of(".."), folder.resolve("logs"), folder.resolve("work"))
                .withPluginPath(List.of(noPlugins)));
    }

    @AfterAll
    static void stop() {
        testbed.close();
    }

    @Test
    void samplesEveryProcess() {
        String queue = testbed.sqs().createQueue("sampled", Map.of());
        Recording recording = sampled(queue);
        assertThat(recording.processNames()).containsExactly("broker-1", "generator", "sqs", "worker-1");
        assertThat(recording.processes())
                .allMatch(sample -> sample.heapMaxBytes() > 0 && sample.heapUsedBytes() > 0 && sample.cpuMicros() > 0);
        assertThat(recording.heapPercent("worker", 0, Long.MAX_VALUE)).isPresent();
        assertThat(recording.processes())
                .as("a new process compiles code")
                .allMatch(sample -> sample.compileMicros() > 0 && sample.compileMicros() <= sample.cpuMicros());
        if (OS.current() == OS.LINUX) {
            List<MachineSample> machine = recording.machine();
            assertThat(machine.get(machine.size() - 1).ownMicros())
                    .as("CPU of the testbed's processes")
                    .isGreaterThan(machine.get(0).ownMicros());
            assertThat(recording.foreign(0, Long.MAX_VALUE, Runtime.getRuntime().availableProcessors()))
                    .isPresent();
        }

        List<Long> before = collections(recording);
        assertThat(collections(sampled(queue)).get(0))
                .as("collections of the worker at a new sampler: the heap is not that of the previous run")
                .isGreaterThan(before.get(before.size() - 1));
    }

    /** Takes samples for a few seconds. */
    private static Recording sampled(String queue) {
        try (Sampler sampler = new Sampler(
                () -> System.nanoTime() / 1_000,
                testbed::processes,
                testbed::processes,
                () -> testbed.sqs().depth(queue),
                testbed::linkBytes,
                SubjectMetrics.ofConnect())) {
            sampler.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sampler.recording().depths().size() >= 3);
            return sampler.recording();
        }
    }

    private static List<Long> collections(Recording recording) {
        return recording.processes().stream()
                .filter(sample -> sample.process().equals("worker-1"))
                .map(ProcessSample::gcCount)
                .toList();
    }

    @Test
    void aCutLinkComesBackAndLeavesItsMark() {
        Link sqs = testbed.links().get("sqs");
        Fault cut = new Fault(new Cut(), FaultTarget.parse("sqs"), Duration.ZERO, Optional.of(Duration.ofSeconds(2)));
        try (FaultRun faults =
                FaultRun.prepare(testbed, NobodyHandle::new, List.of(cut), () -> System.nanoTime() / 1_000)) {
            assertThat(faults.records()).isEmpty();
            faults.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> !Loopback.accepts(sqs.port()));
            assertThat(faults.records()).singleElement().matches(FaultRecord::inForce);
            await().atMost(Duration.ofMinutes(1)).until(() -> Loopback.accepts(sqs.port()));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(faults.records())
                            .singleElement()
                            .satisfies(mark -> {
                                assertThat(mark.where()).isEqualTo("sqs");
                                assertThat(mark.failure()).isEmpty();
                                assertThat(mark.toMicros().orElseThrow() - mark.fromMicros())
                                        .isGreaterThan(1_000_000);
                            }));
        }
    }

    @Test
    void aSlowLinkTellsHowLateBytesWere() {
        String queue = testbed.sqs().createQueue("late", Map.of());
        FaultAction latency = new Latency(Duration.ofMillis(200), Duration.ZERO);
        Fault slow = new Fault(latency, FaultTarget.parse("sqs"), Duration.ZERO, Optional.empty());
        FaultRun faults = FaultRun.prepare(testbed, NobodyHandle::new, List.of(slow), () -> System.nanoTime() / 1_000);
        try (faults;
                SqsAdmin subject = new SqsAdmin(testbed.subjectSqsEndpoint())) {
            faults.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> !faults.records().isEmpty());
            assertThat(subject.depth(queue).total()).isZero();
        }
        FaultRecord mark = faults.records().get(0);
        assertThat(mark.what()).isEqualTo("sqs late by 200 ms per round trip");
        assertThat(mark.where()).isEqualTo("sqs");
        assertThat(mark.toMicros().orElseThrow()).isGreaterThan(mark.fromMicros());
        Matcher effect = Pattern.compile("\\d+\\.\\d{3} MB/s went through, each byte (\\d+\\.\\d) ms late on average")
                .matcher(mark.effect().words());
        assertThat(effect.matches()).as(mark.effect().words()).isTrue();
        // The fault delays each direction by half of the delay.
        assertThat(Double.parseDouble(effect.group(1))).isBetween(99.0, 1_000.0);
    }

    @Test
    void aThrottledLinkRefusesOnlyTheSubjectAndOnlyDuringTheRun() {
        String queue = testbed.sqs().createQueue("throttled", Map.of());
        Fault throttle =
                new Fault(new Throttle(Rate.parse("1/s")), FaultTarget.parse("sqs"), Duration.ZERO, Optional.empty());
        try (SqsAdmin subject = new SqsAdmin(testbed.subjectSqsEndpoint())) {
            try (FaultRun faults =
                    FaultRun.prepare(testbed, NobodyHandle::new, List.of(throttle), () -> System.nanoTime() / 1_000)) {
                faults.start();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> !faults.records().isEmpty());
                // The SDK retries throttled calls. So the calls succeed, and the record of the fault shows the
                // rejections.
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    subject.depth(queue);
                    return !faults.records().get(0).effect().words().startsWith("0 requests refused");
                });
                // The generator's direct path never uses the proxy with the fault.
                assertThat(testbed.sqs().depth(queue).total()).isZero();
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(subject.depth(queue).total()).isZero());
        }
    }

    /** The second part of a run on a queue that the user has named, in an environment that the run has not started. */
    @Test
    void aBacklogFollowsOnAnExistingQueueOnlyIfItIsEmpty() throws Exception {
        String queue = testbed.sqs().createQueue("users-own", Map.of());
        Scenario scenario = new SmallRun(QueueType.STANDARD, Subject.Kind.NONE)
                .run
                .scenario()
                .withEnvironment(existing(queue));
        try (RunningEnvironment environment = ExternalEnvironment.reach(scenario.environment(), "run");
                Fixture fixture = Fixture.layOut(environment, scenario, Share.WHOLE)) {
            assertThat(fixture.startAnew()).as("with an empty queue").isTrue();

            testbed.sqs()
                    .client()
                    .sendMessage(message -> message.queueUrl(queue).messageBody("left"));

            assertThat(fixture.startAnew()).as("with a message left").isFalse();
            assertThat(fixture.depth().total()).isEqualTo(1);
        }
    }

    private static EnvironmentSpec existing(String queue) {
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
