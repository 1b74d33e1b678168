package io.connect.testbed.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Creates a plugin folder from the connector that the current build has compiled.
 *
 * <p>A load run reaches Maven's compile phases only, never {@code package}. So the jar is created here from the classes. The
 * connector's build has already copied the required jars next to them. A worker ignores class files in a folder that also
 * contains jars, so a jar is needed.
 */
public final class PluginFolder {
    private PluginFolder() {}

    /**
     * Assembles {@code <target>/sqs-source/*.jar}.
     *
     * @param connectorModule folder of the connector's module
     * @param target folder that becomes an entry of plugin.path
     * @return {@code target}
     * @throws IllegalStateException when the module has not been compiled
     */
    public static Path fromClasses(Path connectorModule, Path target) {
        Path classes = connectorModule.resolve("target/classes");
        Path libraries = connectorModule.resolve("target/plugin/lib");
        for (Path needed : List.of(classes, libraries)) {
            if (!Files.isDirectory(needed)) {
                throw new IllegalStateException("the connector is not compiled: " + needed
                        + " is missing. Run mvn from the root of the project, or with -am beside -pl");
            }
        }
        Path plugin = target.resolve("sqs-source");
        try {
            Files.createDirectories(plugin);
            jar(classes, plugin.resolve("sqs-source-connector.jar"));
            try (Stream<Path> jars = Files.list(libraries)) {
                for (Path jar : jars.toList()) {
                    linkOrCopy(jar, plugin.resolve(jar.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot assemble the plugin folder " + plugin, e);
        }
        return target;
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from.toRealPath());
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(from, to);
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path source : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(source).toString().replace('\\', '/')));
                Files.copy(source, out);
                out.closeEntry();
            }
        }
    }
}
