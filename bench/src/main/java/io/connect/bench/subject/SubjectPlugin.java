package io.connect.bench.subject;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The plugin that a worker runs as the subject.
 *
 * @param name the name of the connector's class
 * @param version the version that the plugin reports; empty if it reports none
 */
public record SubjectPlugin(String name, String version) {

    private static final String SUFFIX = "Connector";

    public SubjectPlugin {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /**
     * Finds the plugin that a configuration names. Connect accepts the class name, its simple name, and the simple name without
     * Connector at its end.
     *
     * @param plugins class to version, of all connectors that the worker has found
     * @param connectorClass the class name in the configuration
     */
    static Optional<SubjectPlugin> find(Map<String, String> plugins, String connectorClass) {
        return plugins.entrySet().stream()
                .filter(plugin -> isMeant(plugin.getKey(), connectorClass))
                .map(plugin -> new SubjectPlugin(plugin.getKey(), plugin.getValue()))
                .findFirst();
    }

    /**
     * The reason why a worker cannot run a connector, with the remedy; empty if it knows the connector's class.
     *
     * @param plugins class to version, of all connectors that the worker has found
     */
    static Optional<String> missing(Map<String, String> plugins, String connectorClass) {
        if (find(plugins, connectorClass).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                "the worker has found "
                        + (plugins.isEmpty() ? "no connector" : "only " + String.join(", ", plugins.keySet()))
                        + ", and not "
                        + connectorClass
                        + "; put its jars into a folder inside the folder that the subject's key plugin names"
                        + " (in your own cluster: inside a folder of plugin.path); the worker's log names jars that it cannot read");
    }

    private static boolean isMeant(String className, String configured) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return configured.equals(className) || configured.equals(simple) || (configured + SUFFIX).equals(simple);
    }
}
