package io.connect.testbed.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Configuration of a program that reads {@link Properties}, as the programs of Kafka do. */
public final class PropertiesFile {

    private PropertiesFile() {}

    /**
     * Writes a file, and creates its folder if missing.
     *
     * <p>Programs read such a file as ISO-8859-1. Only {@link Properties#store(OutputStream, String)} escapes characters
     * outside Latin-1. With a writer, a broker used a wrong folder and a worker found no plugin.
     *
     * @return the file
     */
    public static Path write(Path file, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }
}
