package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.gatling.BaselineSimulation;
import io.connect.gatling.ScenariosSimulation;
import io.connect.testbed.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios with SQS, S3 and the network faults in containers. Without a Docker engine, they are reported as not run.
 * {@code -Ddocker.environment=FILE} selects other images, such as the stand-ins under ci/docker/stand-ins.
 */
class DockerScenarioIT {

    private static final String ENVIRONMENT = "-Denvironment=" + System.getProperty("docker.environment", "docker");

    private static final String WITH_FAULTS = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            kpis: { lost: 0 }
            profiles: { quick: { purpose: As stated. } }
            subjects:
              reference: { connector: { connector.class: io.connect.sqs.SqsSourceConnector, kafka.topic: "${topic}" } }
            scenarios:
              broken-links:
                group: broken-links
                purpose: Objects and messages come through whatever is done to the links to their containers.
                subject: reference
                queue: { visibilityTimeout: 30s }
                connector:
                  tasks.max: 1
                  sqs.queue.url: ${queue.url}
                  sqs.wait.time.seconds: 2
                  message.converter.class: io.connect.sqs.converter.ClaimCheckMessageConverter
                  message.converter.delegate.class: io.connect.sqs.converter.DefaultMessageConverter
                  claim.check.field.paths: s3Uri
                  claim.check.retrieve.from.s3: true
                  aws.s3.region: us-east-1
                load:
                  messageSize: 1KB
                  rate: 10/s
                  warmUp: 5s
                  steady: 25s
                  drainWithin: 90s
                  payload: { claimCheck: { objectSize: 50KB, objects: 5 } }
                faults:
                  - { fault: network-500ms, on: sqs, at: 6s, for: 4s }
                  - { fault: cut, on: sqs, at: 12s, for: 3s }
                  - { fault: flaky, on: sqs, at: 17s, for: 3s }
                  - { fault: { httpError: { status: 503, code: ServiceUnavailable, share: 50% } }, on: sqs, at: 22s, for: 2s }
                  - { fault: cap-10mbit, on: s3, at: 6s, for: 4s }
                  - { fault: { latency: { delay: 200ms, jitter: 50ms } }, on: s3, at: 12s, for: 4s }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsAnEngine() {
        Optional<String> lacking = DockerEngine.lacking();
        assumeTrue(lacking.isEmpty(), () -> "not run: " + lacking.orElseThrow());
    }

    @Test
    void passesASmokeScenario() throws IOException, InterruptedException {
        GatlingFork gatling = new GatlingFork(folder);

        String output = gatling.run(BaselineSimulation.class, ENVIRONMENT, "-Dprofile=smoke", "-Dscenario=test-1");

        JsonNode result = gatling.result("test-1");
        assertThat(result.path("verdict").asText()).as(output).isEqualTo("pass");
        assertThat(result.at("/scenarioAsRun/environment/kind").asText()).isEqualTo("docker");
        assertNothingIsMissing(result);
    }

    @Test
    void carriesObjectsAndMessagesOverLinksThatAreBroken() throws IOException, InterruptedException {
        Path scenarios = Files.writeString(folder.resolve("scenarios.yaml"), WITH_FAULTS);
        GatlingFork gatling = new GatlingFork(folder);

        String output = gatling.run(ScenariosSimulation.class, ENVIRONMENT, "-Dscenarios=" + scenarios);

        JsonNode result = gatling.result("broken-links");
        assertThat(result.path("verdict").asText()).as(output).isEqualTo("pass");
        assertNothingIsMissing(result);
        assertThat(result.path("faults")).hasSize(6);
        assertThat(result.at("/metrics/latency-max/value").asDouble())
                .as("latency of a message during a fault")
                .isGreaterThan(500);
    }

    private static void assertNothingIsMissing(JsonNode result) {
        JsonNode account = result.path("account");
        assertThat(account.path("sent").asLong()).as("account %s", account).isPositive();
        assertThat(account.path("delivered").asLong())
                .as("account %s", account)
                .isEqualTo(account.path("sent").asLong());
        assertThat(account.path("lost").asLong()).isZero();
    }
}
