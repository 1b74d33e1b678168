package io.connect.bench.environment;

import io.connect.bench.BrokenRunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the plugin folder of a subject before a worker is started with it. Otherwise only the worker's log would show an error.
 */
final class PluginPath {

    private static final String LAYOUT =
            "the key plugin of a subject names a folder as plugin.path of a worker takes it: with a"
                    + " folder in it that holds the connector's jars";

    private PluginPath() {}

    /**
     * @throws BrokenRunException when the folder does not exist, or a worker would treat each jar in it as a separate connector
     */
    static Path checked(Path folder) {
        problem(folder).ifPresent(why -> {
            throw new BrokenRunException(why);
        });
        return folder;
    }

    /** The reason why a worker cannot use the folder; empty if it can. */
    static Optional<String> problem(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no plugin folder " + folder + "; " + LAYOUT);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            long jars = all.stream()
                    .filter(file -> file.toString().endsWith(".jar"))
                    .count();
            if (jars > 1 && all.stream().noneMatch(Files::isDirectory)) {
                return Optional.of("the plugin folder " + folder + " holds " + jars
                        + " jars itself, each of which a worker would take for a connector of its own; " + LAYOUT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the plugin folder " + folder, e);
        }
        return Optional.empty();
    }
}
