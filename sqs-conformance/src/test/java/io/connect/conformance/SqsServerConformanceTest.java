package io.connect.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.conformance.client.Credentials;
import io.connect.conformance.client.Protocol;
import io.connect.conformance.client.SqsCaller;
import io.connect.conformance.scenario.Scenario;
import io.connect.conformance.suite.Suite;
import io.connect.sqsserver.SqsServer;
import io.connect.sqsserver.SqsServerOptions;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Our own server passes every scenario that is not slow, in both protocols. Unit tests with a simulated clock cover
 * behaviour that takes minutes.
 */
class SqsServerConformanceTest {

    private static final int THREADS = 48;

    @Test
    void doesAllThatSqsDocuments() throws IOException {
        try (SqsServer server = SqsServer.start(SqsServerOptions.defaults().withPort(0))) {
            Credentials credentials = new Credentials("key", "secret", null, "us-east-1");
            Runner runner = new Runner(protocol -> new SqsCaller(server.uri(), protocol, credentials), THREADS, "test");
            List<Scenario> scenarios =
                    Suite.scenarios().stream().filter(each -> !each.slow()).toList();

            List<Finding> findings = runner.run(scenarios, List.of(Protocol.values()));

            assertThat(findings).hasSize(2 * scenarios.size());
            assertThat(findings)
                    .filteredOn(each -> each.deviation().isPresent())
                    .extracting(each -> each.protocol() + " " + each.scenario().area() + ": "
                            + each.scenario().title() + ": " + each.deviation().orElseThrow())
                    .isEmpty();
        }
    }
}
