package io.connect.testbed.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A standalone worker and its connectors.
 *
 * @param name the name of the process and its log
 * @param heap the heap of its JVM, such as {@code 512m}
 * @param pluginPath folders that contain plugin folders or self-contained jars
 * @param connectors a configuration per connector, each with its {@code name}
 * @param environment variables of the process, such as credentials
 */
public record StandaloneSpec(
        String name,
        String heap,
        List<Path> pluginPath,
        List<Map<String, String>> connectors,
        Map<String, String> environment) {
    public StandaloneSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(heap, "heap");
        pluginPath = List.copyOf(pluginPath);
        connectors = connectors.stream().<Map<String, String>>map(Map::copyOf).toList();
        environment = Map.copyOf(environment);
    }
}
