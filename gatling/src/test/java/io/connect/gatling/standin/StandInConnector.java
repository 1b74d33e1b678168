package io.connect.gatling.standin;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * The common part of both stand-ins: they pass their configuration to one task. The class is public, because a worker that scans
 * classes for plugins considers only public superclasses.
 */
public abstract class StandInConnector extends SourceConnector {

    static final String VERSION = "stand-in";

    private Map<String, String> config;

    @Override
    public void start(Map<String, String> properties) {
        config = Map.copyOf(properties);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(config);
    }

    @Override
    public void stop() {
        // Only the tasks have state.
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return VERSION;
    }
}
