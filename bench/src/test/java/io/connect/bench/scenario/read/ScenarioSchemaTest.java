package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema for editors equals the one that the reader's tables print. */
class ScenarioSchemaTest {

    private static final Path COMMITTED = Path.of("..", "scenarios.schema.json");

    @Test
    void committedSchemaMatchesTheTables() throws IOException {
        String printed = new ScenarioReader().schema();
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(COMMITTED, printed);
        }
        assertThat(COMMITTED)
                .as("scenarios.schema.json is stale; write it anew with "
                        + "mvn -pl bench -am test -Dtest=ScenarioSchemaTest -Dschema.write=true")
                .content()
                .isEqualTo(printed);
    }
}
