package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;
import static io.connect.bench.scenario.yaml.Field.required;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.Rate;
import io.connect.bench.scenario.yaml.Cursor;
import io.connect.bench.scenario.yaml.Definitions;
import io.connect.bench.scenario.yaml.Entries;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.MapType;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.Type;
import io.connect.reports.model.Gate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of the file itself. */
public final class FileTable {

    /** The version of the language that this reader understands. */
    static final int VERSION = 1;

    private static final Field<Duration> WARM_UP = optional("warmUp", Scalars.DURATION, "Warm-up at most this long.");
    private static final Field<Duration> STEADY =
            optional("steady", Scalars.DURATION, "Steady state of a load with one rate at most this long.");
    private static final Field<Duration> STEPS =
            optional("steps", Scalars.DURATION, "All phases of a shape together at most this long.");
    private static final Field<Rate> MAX_RATE =
            optional("maxRate", Scalars.RATE, "Peak rate over all queues at most this.");
    private static final Field<Bandwidth> MAX_BANDWIDTH =
            optional("maxBandwidth", Scalars.BANDWIDTH, "Peak rate times message size at most this.");
    private static final Field<Integer> MAX_BACKLOG =
            optional("maxBacklog", Scalars.whole(1, 100_000_000), "Messages of a backlog at most this.");
    private static final Field<ScaleRules> SCALE = optional(
            "scale",
            new ObjectType<>(
                    "scale",
                    values -> new ScaleRules(
                            values.find(WARM_UP),
                            values.find(STEADY),
                            values.find(STEPS),
                            values.find(MAX_RATE),
                            values.find(MAX_BANDWIDTH),
                            values.find(MAX_BACKLOG)),
                    WARM_UP,
                    STEADY,
                    STEPS,
                    MAX_RATE,
                    MAX_BANDWIDTH,
                    MAX_BACKLOG),
            "How the numbers of the scenarios shrink; never what they mean.");
    private static final Field<String> PROFILE_PURPOSE =
            required("purpose", Scalars.TEXT, "what the profile is for, in a sentence");
    private static final Field<EnvironmentPart> ENVIRONMENT_OF_PROFILE =
            optional("environment", EnvironmentTable.TYPE, "What differs from the file's environment.");
    private static final Type<ScaleRules> PROFILE = new ObjectType<>(
            "profile",
            values -> values.find(SCALE).orElse(ScaleRules.NONE),
            PROFILE_PURPOSE,
            ENVIRONMENT_OF_PROFILE,
            SCALE);

    private static final Field<Subject.Kind> KIND = optional(
            "kind",
            Scalars.choice(List.of(Subject.Kind.values())),
            "A connector, the bare receive-produce-delete loop, or none: the generator alone.");
    private static final Field<String> PLUGIN = optional(
            "plugin", Scalars.TEXT, "Plugin folder; the connector that this build has just compiled unless given.");
    private static final Field<Map<String, String>> CONFIG =
            optional("connector", MapType.PROPERTIES, "Connect keys that every scenario starts from.");
    private static final Type<Subject> SUBJECT = new ObjectType<>(
            "subject",
            // The reader puts the name in: it is the key, which an object does not know.
            values -> new Subject(
                    "",
                    values.find(KIND).orElse(Subject.Kind.CONNECTOR),
                    values.find(PLUGIN),
                    values.find(CONFIG).orElse(Map.of())),
            KIND,
            PLUGIN,
            CONFIG);

    private static final Field<Integer> VERSION_FIELD =
            required("version", Scalars.whole(VERSION, VERSION), "Version of this language.");
    private static final Field<EnvironmentPart> ENVIRONMENT =
            required("environment", EnvironmentTable.TYPE, "The parts that an experiment needs.");
    private static final Field<Map<String, Expectation>> KPIS = optional(
            "kpis", ExpectTable.EXPECT, "General targets, judged in every scenario that has the data for them.");
    private static final Field<Map<String, Map<String, String>>> PRESETS = optional(
            "presets", MapType.named(MapType.PROPERTIES), "Named sets of Connect keys that a scenario can start from.");
    private static final Field<Map<String, ScaleRules>> PROFILES =
            required("profiles", MapType.named(PROFILE), "Sizes in which the scenarios can be run.");
    private static final Field<Map<String, Gate>> GATES =
            optional("gates", ExpectTable.GATES, "How much worse than its baseline a metric may be.");
    private static final Field<Map<String, Subject>> SUBJECTS =
            required("subjects", MapType.named(SUBJECT), "What can be tested.");

    /** Table of one scenario. */
    public final ScenarioTable scenarios;

    /** Table of the whole file. */
    public final Type<FileText> file;

    private final Field<Part> defaults;

    public FileTable() {
        this.scenarios = new ScenarioTable();
        this.defaults = optional("defaults", scenarios.part, "What every scenario starts from.");
        Field<Map<String, ScenarioText>> all =
                required("scenarios", MapType.named(scenarios.scenario), "The experiments.");
        this.file = new ObjectType<>(
                "file",
                values -> new FileText(
                        values.find(KPIS).orElse(Map.of()),
                        values.find(PRESETS).orElse(Map.of()),
                        values.get(PROFILES),
                        values.find(GATES).orElse(Map.of()),
                        named(values.get(SUBJECTS)),
                        values.get(all)),
                VERSION_FIELD,
                ENVIRONMENT,
                KPIS,
                PRESETS,
                defaults,
                PROFILES,
                GATES,
                SUBJECTS,
                all);
    }

    /**
     * What of a file with problems can still be looked at: its readable scenarios, if everything that they rest on is
     * readable.
     */
    public Optional<FileText> readable(Node root, Problems problems) {
        Optional<Map<String, Expectation>> kpis = section(root, KPIS, Map.of(), problems);
        Optional<Map<String, Map<String, String>>> presets = section(root, PRESETS, Map.of(), problems);
        Optional<Map<String, ScaleRules>> profiles = section(root, PROFILES, null, problems);
        Optional<Map<String, Subject>> subjects = section(root, SUBJECTS, null, problems);
        if (kpis.isEmpty()
                || presets.isEmpty()
                || profiles.isEmpty()
                || subjects.isEmpty()
                || section(root, ENVIRONMENT, null, problems).isEmpty()
                || section(root, defaults, Part.EMPTY, problems).isEmpty()) {
            return Optional.empty();
        }
        Map<String, ScenarioText> good = new LinkedHashMap<>();
        Entries.find(root, "scenarios")
                .map(NodeTuple::getValueNode)
                .filter(MappingNode.class::isInstance)
                .ifPresent(node -> ((MappingNode) node).getValue().forEach(tuple -> {
                    if (tuple.getKeyNode() instanceof ScalarNode key) {
                        scenarios
                                .scenario
                                .read(new Cursor(tuple.getValueNode(), "scenarios." + key.getValue(), problems))
                                .ifPresent(scenario -> good.putIfAbsent(key.getValue(), scenario));
                    }
                }));
        return Optional.of(
                new FileText(kpis.get(), presets.get(), profiles.get(), Map.of(), named(subjects.get()), good));
    }

    private static <T> Optional<T> section(Node root, Field<T> field, T whenAbsent, Problems problems) {
        return Entries.find(root, field.name())
                .map(tuple -> field.type().read(new Cursor(tuple.getValueNode(), field.name(), problems)))
                .orElse(Optional.ofNullable(whenAbsent));
    }

    /** The JSON Schema of the language. */
    public ObjectNode schema() {
        Definitions definitions = new Definitions();
        ObjectNode root = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "scenarios.yaml");
        root.setAll(file.schema(definitions));
        root.set("definitions", definitions.toJson());
        return root;
    }

    private static Map<String, Subject> named(Map<String, Subject> subjects) {
        Map<String, Subject> named = new LinkedHashMap<>();
        subjects.forEach((name, subject) ->
                named.put(name, new Subject(name, subject.kind(), subject.plugin(), subject.config())));
        return named;
    }
}
