package io.connect.features.steps.lifecycle;

import io.connect.features.world.connectors.Connectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The secrets in connectors' configurations, which no log may contain. */
final class PlantedSecrets {
    /** The number of characters of a leaked secret that the report shows. */
    private static final int SHOWN = 12;

    private PlantedSecrets() {}

    /** @throws AssertionError when a file in this folder contains one of them */
    static void requireNoneIn(Path logs) {
        for (String secret : Connectors.SECRETS) {
            List<Path> telling = filesWith(secret, logs);
            if (!telling.isEmpty()) {
                throw new AssertionError("the secret that begins with '" + secret.substring(0, SHOWN)
                        + "' is in clear text in " + telling);
            }
        }
    }

    private static List<Path> filesWith(String text, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the logs in " + folder, e);
        }
    }

    private static boolean contains(Path file, String text) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
