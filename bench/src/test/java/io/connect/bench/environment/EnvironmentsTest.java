package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @Test
    void aFolderThatAKilledRunHasLeftIsNotUsed(@TempDir Path project) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("project.root", project.toString());
        String mine = "testbed-" + ProcessHandle.current().pid() + "-";
        Path left = Files.createDirectories(project.resolve("gatling/target").resolve(mine + 1));

        try (Environments environments = new Environments(Settings.from(properties))) {
            Path work = environments.nextFolders().work();

            assertThat(work).isEqualTo(left.resolveSibling(mine + 2));
            assertThat(environments.nextFolders().work()).isEqualTo(left.resolveSibling(mine + 3));
        }
    }
}
