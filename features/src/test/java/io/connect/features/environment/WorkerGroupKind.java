package io.connect.features.environment;

import java.util.Locale;
import java.util.Map;

/** A kind of Connect cluster that a scenario can request by tag. */
public enum WorkerGroupKind {
    /** One worker without exactly-once support, as in the default configuration. */
    PLAIN(1, Map.of()),
    /** One worker with exactly-once support. */
    EXACTLY_ONCE(1, Map.of("exactly.once.source.support", "enabled")),
    /** Two workers with default settings. */
    PLAIN_PAIR(2, Map.of()),
    /** Two workers with exactly-once support that take over each other's tasks. */
    PAIR(2, Map.of("exactly.once.source.support", "enabled"));

    private final int workers;
    private final Map<String, String> settings;

    WorkerGroupKind(int workers, Map<String, String> settings) {
        this.workers = workers;
        this.settings = settings;
    }

    /** The number of workers. */
    public int workers() {
        return workers;
    }

    /** Name for folders, logs and Connect's group. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, String> settings() {
        return settings;
    }
}
