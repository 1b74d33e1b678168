package io.connect.gatling;

import io.connect.gatling.run.Settings;
import io.connect.testbed.scenario.*;
import io.connect.testbed.scenario.unit.*;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ScenarioSelection {

    private ScenarioSelection() {}

    static List<Scenario> of(Settings settings) {
        ServiceSpec no = new ServiceSpec(false, Optional.empty(), "us-east-1");
        EnvironmentSpec env = new EnvironmentSpec(
                EnvironmentKind.EMBEDDED,
                new KafkaSpec("4.3.1", 1, 1, 4, Optional.empty(), Map.of()),
                new ConnectSpec(
                        "4.3.1", 1, DataSize.parse("1GiB"), List.of(), Optional.empty(), Optional.empty(), Map.of()),
                new ServiceSpec(true, Optional.empty(), "us-east-1"),
                no,
                no);
        Subject subject = new Subject(
                "this",
                Subject.Kind.CONNECTOR,
                Optional.empty(),
                Map.of(
                        "connector.class",
                        "io.connect.sqs.SqsSourceConnector",
                        "aws.region",
                        "${sqs.region}",
                        "aws.access.key.id",
                        "test",
                        "aws.secret.access.key",
                        "test",
                        "aws.endpoint.override",
                        "${sqs.endpoint}",
                        "sqs.queue.urls",
                        "${queue.urls}",
                        "kafka.topic",
                        "${topic}"));
        Load load = new Load(
                DataSize.parse("10KB"),
                10,
                0,
                new Payload.Plain(),
                List.of(
                        new Phase("warm-up", PhaseRole.WARM_UP, Rate.parse("200/s"), Duration.ofSeconds(8)),
                        new Phase("steady", PhaseRole.STEADY, Rate.parse("200/s"), Duration.ofSeconds(12))),
                settings.names().contains("backlog")
                        ? Optional.of(new Backlog(3000, Duration.ofSeconds(60)))
                        : Optional.empty(),
                Duration.ofSeconds(20));
        Scenario one = new Scenario(
                "test-1",
                Optional.empty(),
                "baseline",
                "One task keeps up.",
                "quick",
                env,
                subject,
                new QueueSpec(QueueType.STANDARD, 1, Duration.ofSeconds(30), Duration.ofDays(4), Optional.empty()),
                Map.of("tasks.max", "1", "sqs.wait.time.seconds", "20"),
                load,
                List.of(),
                List.of(
                        new Kpi("latency-p95", Comparison.LESS, 2000, Optional.empty(), "< 2000ms"),
                        new Kpi("cpu", Comparison.LESS, 70, Optional.empty(), "< 70%")),
                List.of(),
                Scale.FULL);
        return List.of(one);
    }
}
