package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Word;
import io.connect.bench.scenario.unit.Maps;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The system under test.
 *
 * @param name its key under {@code subjects:}
 * @param kind a connector, the bare loop, or none
 * @param plugin plugin folder of a connector; empty for the connector of this build
 * @param config Connect configuration that is the basis for every scenario
 * @param deadLetters how the dead letters of a connector are found
 * @param records the rules for its records
 * @param oneOfSeveral whether its scenario is also run with other subjects: then the names of results contain the subject
 */
public record Subject(
        String name,
        Kind kind,
        Optional<String> plugin,
        Map<String, String> config,
        DeadLetters deadLetters,
        RecordsSpec records,
        boolean oneOfSeveral) {

    /** The kinds of subjects. */
    public enum Kind implements Word {
        /** A connector in a real Connect worker. */
        CONNECTOR("connector"),
        /** The bare loop of receive, produce and delete without Connect, as a yardstick for the machine. */
        LOOP("loop"),
        /** No subject receives the messages: only the generator is measured. */
        NONE("none");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    public Subject {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(deadLetters, "deadLetters");
        Objects.requireNonNull(records, "records");
        config = Maps.ordered(config);
    }

    /**
     * Creates the only subject of a scenario. The format of its records is not known, and its dead letters have the format of the
     * project's own connector.
     */
    public Subject(String name, Kind kind, Optional<String> plugin, Map<String, String> config) {
        this(name, kind, plugin, config, DeadLetters.OWN, RecordsSpec.UNSAID, false);
    }

    /**
     * The number of its processes that are under test.
     *
     * @param connect the number of Connect workers in the environment
     */
    public int workers(int connect) {
        return switch (kind) {
            case CONNECTOR -> connect;
            case LOOP -> 1;
            case NONE -> 0;
        };
    }
}
