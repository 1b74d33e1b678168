package io.connect.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards have only a run id and a start time in common. A scenario that needs more is rejected before anything starts. */
class ShardRulesTest {

    private static final String START = "2026-01-31T12:00:00Z";

    @TempDir
    private Path folder;

    private final Properties properties = new Properties();

    @BeforeEach
    void writeScenarios() throws IOException {
        properties.setProperty(
                "scenarios",
                Files.writeString(folder.resolve("scenarios.yaml"), """
                version: 1
                environment: { kafka: { version: 4.4.0 } }
                profiles: { quick: { purpose: As stated. } }
                defaults: { load: { messageSize: 1KB, rate: 50/s, steady: 5s } }
                subjects: { reference: { connector: { kafka.topic: "${topic}" } } }
                scenarios:
                  paced: { group: baseline, purpose: A paced load., subject: reference }
                  filled:
                    group: baseline
                    purpose: A backlog too.
                    subject: reference
                    load: { backlog: { messages: 200, within: 90s } }
                  pointers:
                    group: baseline
                    purpose: Objects in S3.
                    subject: reference
                    load: { payload: { claimCheck: { objectSize: 1MB, objects: 4 } } }
                """).toString());
        properties.setProperty(
                "environment",
                Files.writeString(folder.resolve("cluster.yaml"), """
                kind: external
                kafka: { bootstrapServers: "127.0.0.1:9092" }
                connect: { url: "http://127.0.0.1:8083" }
                sqs: { endpoint: "http://127.0.0.1:9324" }
                s3: { endpoint: "http://127.0.0.1:9325" }
                """).toString());
        properties.setProperty("shard", "1/2");
        properties.setProperty("start", START);
    }

    @Test
    void letsShardsOfAPacedLoadBegin() {
        assertThat(refusals("paced")).isEmpty();
        assertThat(Settings.from(properties).start()).contains(Instant.parse(START));
    }

    @Test
    void asksForTheMomentToBeginAt() {
        properties.remove("start");

        assertThat(refusals("paced")).singleElement().asString().contains("-Dstart=MOMENT");
    }

    @Test
    void refusesAMomentThatIsNone() {
        properties.setProperty("start", "noon");

        assertThatThrownBy(() -> Settings.from(properties))
                .hasMessage("-Dstart=noon is no moment; it is written like 2026-01-31T12:00:00Z");
    }

    @Test
    void refusesABacklogByName() {
        assertThat(refusals("filled")).singleElement().asString().startsWith("filled fills a backlog");
    }

    @Test
    void refusesClaimChecksByName() {
        assertThat(refusals("pointers")).singleElement().asString().startsWith("pointers cannot be offered in shards");
    }

    @Test
    void runsOneScenarioAtATime() {
        assertThat(refusals("paced,pointers")).anyMatch(refusal -> refusal.contains("[paced, pointers]"));
    }

    @Test
    void asksNothingOfAWholeLoad() {
        properties.remove("shard");
        properties.remove("start");

        assertThat(refusals("filled")).isEmpty();
    }

    private List<String> refusals(String scenarios) {
        properties.setProperty("scenario", scenarios);
        Settings settings = Settings.from(properties);
        List<Scenario> selected = ScenarioSelection.of(settings).scenarios();
        return ShardRules.refusals(settings, selected);
    }
}
