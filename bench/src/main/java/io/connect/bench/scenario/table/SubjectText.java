package io.connect.bench.scenario.table;

import io.connect.bench.scenario.DeadLetters;
import io.connect.bench.scenario.RecordsSpec;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.key.Key;
import java.util.Map;
import java.util.Optional;

/** An entry of {@code subjects:}. It does not contain its own key. */
public record SubjectText(
        @Key(
                value = "A connector, the bare receive-produce-delete loop, or none: the generator alone.",
                otherwise = "connector")
        Subject.Kind kind,

        @Key("Plugin folder; the connector that this build has just compiled unless given.")
        Optional<String> plugin,

        @Key(value = "Connect keys that every scenario starts from.", otherwise = "{}")
        Map<String, String> connector,

        @Key(
                value = "How the connector's dead letters are found; as the project's own writes them unless given.",
                otherwise = "{}")
        DeadLetters deadLetters,

        @Key(value = "Rules for its records; the known rules of the subject unless given.", otherwise = "{}")
        RecordsSpec records) {}
