package io.connect.features.environment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The workers of a group.
 *
 * @param label distinguishes this group's logs, topics and membership from those of others
 * @param workers number of workers
 * @param settings the settings of the workers, which override the testbed's
 * @param pluginPath folders that contain plugin folders or self-contained jars
 */
public record WorkerSpec(String label, int workers, Map<String, String> settings, List<Path> pluginPath) {
    public WorkerSpec {
        settings = Map.copyOf(settings);
        pluginPath = List.copyOf(pluginPath);
    }
}
