package io.connect.features.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The two package formats of the connector's build, installed as its documentation says. */
public enum ConnectorPackage {
    /** One jar that is copied into a folder. */
    SELF_CONTAINED_JAR("target", "glob:connector-*-all.jar") {
        @Override
        void install(Path file, Path folder) throws IOException {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    },
    /** The zip of Confluent Hub's layout, unpacked. */
    UNPACKED_ZIP("target/components/packages", "glob:*-kafka-connect-sqs-source-*.zip") {
        @Override
        void install(Path file, Path folder) throws IOException {
            try (InputStream in = Files.newInputStream(file);
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    Path target = folder.resolve(entry.getName()).normalize();
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(zip, target);
                    }
                }
            }
        }
    };

    private final String folder;
    private final String name;

    ConnectorPackage(String folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Installs the package in a folder in which a worker looks for plugins.
     *
     * @param pluginFolder the folder that this call creates
     * @return {@code pluginFolder}
     * @throws IllegalStateException when the connector has not been packaged, or several packages exist
     */
    public Path installTo(Path pluginFolder) {
        try {
            Files.createDirectories(pluginFolder);
            install(find(), pluginFolder);
            return pluginFolder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install " + this + " into " + pluginFolder, e);
        }
    }

    abstract void install(Path file, Path folder) throws IOException;

    private Path find() throws IOException {
        Path from = Environments.projectRoot().resolve("connector").resolve(folder);
        PathMatcher wanted = FileSystems.getDefault().getPathMatcher(name);
        List<Path> found;
        try (Stream<Path> files = Files.isDirectory(from) ? Files.list(from) : Stream.empty()) {
            found = files.filter(file -> wanted.matches(file.getFileName())).toList();
        }
        if (found.size() != 1) {
            throw new IllegalStateException("one " + name + " was expected in " + from + ", found " + found
                    + "; mvn package makes it, mvn clean package when an older one is in the way");
        }
        return found.get(0);
    }
}
