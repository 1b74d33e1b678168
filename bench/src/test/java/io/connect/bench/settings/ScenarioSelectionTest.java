package io.connect.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of one generator limits the messages that it sends, not the load of all shards. */
class ScenarioSelectionTest {

    @TempDir
    private Path folder;

    private final Properties properties = new Properties();

    @BeforeEach
    void writeScenarios() throws IOException {
        properties.setProperty(
                "scenarios", Files.writeString(folder.resolve("mine.yaml"), """
                version: 1
                environment: { kafka: { version: 4.4.0 } }
                profiles: { quick: { purpose: As stated. } }
                subjects: { reference: {} }
                defaults: { subject: reference, load: { messageSize: 1KB, rate: 20000/s } }
                scenarios:
                  small: { group: g, purpose: p, load: { steady: 20s } }
                  long: { group: g, purpose: p, load: { steady: 2h } }
                  longer: { group: g, purpose: p, load: { steady: 4h } }
                  huge: { group: g, purpose: p, load: { rate: 9000000000000000/s, steady: 900d } }
                """).toString());
    }

    @Test
    void aLoadThatOneGeneratorCannotCountIsRefused() {
        assertRefused(
                "small,long",
                "1 problem:\nmine.yaml: the load of long is 144000000 messages; at most 100000000 can be counted");
        assertRefused(
                "huge",
                "1 problem:\nmine.yaml: the load of huge is 9223372036854775807 messages; at most 100000000"
                        + " can be counted");
    }

    @Test
    void eachShardCountsItsPartAlone() {
        properties.setProperty("shard", "1/4");
        assertThat(selected("long").scenarios()).extracting(Scenario::id).containsExactly("long");

        properties.setProperty("shard", "1/2");
        assertRefused(
                "longer",
                "1 problem:\nmine.yaml: the load of longer in shard 1/2 is 144000000 messages; at most 100000000 can be"
                        + " counted");
    }

    private void assertRefused(String scenarios, String message) {
        assertThatThrownBy(() -> selected(scenarios))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessage(message);
    }

    private ScenarioSelection selected(String scenarios) {
        properties.setProperty("scenario", scenarios);
        return ScenarioSelection.of(Settings.from(properties));
    }
}
