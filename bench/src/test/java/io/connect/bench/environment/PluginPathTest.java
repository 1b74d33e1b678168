package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.BrokenRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPathTest {

    @TempDir
    Path folder;

    @Test
    void folderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("another");

        assertThatThrownBy(() -> PluginPath.checked(missing))
                .isInstanceOf(BrokenRunException.class)
                .hasMessageStartingWith("there is no plugin folder " + missing + "; the key plugin of a subject names");
    }

    @Test
    void folderWhoseJarsAWorkerWouldTearApartIsRefused() throws IOException {
        Files.createFile(folder.resolve("connector.jar"));
        assertThat(PluginPath.checked(folder))
                .as("one jar that contains everything")
                .isEqualTo(folder);

        Files.createFile(folder.resolve("aws-sdk.jar"));
        assertThatThrownBy(() -> PluginPath.checked(folder))
                .hasMessageContaining(
                        "holds 2 jars itself, each of which a worker would take for a connector of its own");
    }

    @Test
    void folderOfFoldersIsTaken() throws IOException {
        Files.createFile(Files.createDirectories(folder.resolve("sqs")).resolve("connector.jar"));
        Files.createFile(folder.resolve("sqs").resolve("aws-sdk.jar"));

        assertThat(PluginPath.checked(folder)).isEqualTo(folder);
    }
}
