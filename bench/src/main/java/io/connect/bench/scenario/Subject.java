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
 * @param kind a connector, the bare loop, or nothing at all
 * @param plugin plugin folder of a connector; empty for the one that this build has just compiled
 * @param config Connect keys that every scenario starts from
 * @param deadLetters how the dead letters of a connector are found
 * @param records its rules for records
 * @param oneOfSeveral whether its scenario is run with other subjects, too: then the names of results tell them apart
 */
public record Subject(
        String name,
        Kind kind,
        Optional<String> plugin,
        Map<String, String> config,
        DeadLetters deadLetters,
        RecordsSpec records,
        boolean oneOfSeveral) {

    /** The kinds of subject. */
    public enum Kind implements Word {
        /** A connector in a real Connect worker. */
        CONNECTOR("connector"),
        /** The bare loop of receive, produce and delete without Connect, as a yardstick for the machine. */
        LOOP("loop"),
        /** Nobody takes the messages: the generator alone is measured. */
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
     * The only subject of its scenario. The format of its records is not known, and its dead letters look like our
     * connector's.
     */
    public Subject(String name, Kind kind, Optional<String> plugin, Map<String, String> config) {
        this(name, kind, plugin, config, DeadLetters.OWN, RecordsSpec.UNSAID, false);
    }

    /**
     * How many processes it runs in that are under test.
     *
     * @param connect the number of Connect workers beside it
     */
    public int workers(int connect) {
        return switch (kind) {
            case CONNECTOR -> connect;
            case LOOP -> 1;
            case NONE -> 0;
        };
    }
}
