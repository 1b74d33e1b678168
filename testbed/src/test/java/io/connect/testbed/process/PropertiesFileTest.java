package io.connect.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program reads the same values from its configuration that were written, in a checkout with any name. */
class PropertiesFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/home/jörg/a b", "C:\\Users\\Müller\\100% + 1", "/srv/работа/日本", " leading and = : # ! signs "
            })
    void readsBackWrittenProperties(String value, @TempDir Path folder) throws Exception {
        Path file =
                PropertiesFile.write(folder.resolve("ü %").resolve("worker.properties"), Map.of("plugin.path", value));

        Properties read = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            read.load(in);
        }

        assertThat(read).isEqualTo(Map.of("plugin.path", value));
    }
}
