package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;
import static io.connect.bench.scenario.yaml.Field.required;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.fault.kind.CallAct;
import io.connect.bench.fault.kind.FaultKinds;
import io.connect.bench.scenario.DeadLetters;
import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.RecordPart;
import io.connect.bench.scenario.Rounds;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.yaml.Definitions;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ListType;
import io.connect.bench.scenario.yaml.MapType;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.RecordTypes;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.Type;
import io.connect.bench.scenario.yaml.Values;
import io.connect.reports.model.Gate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of scenarios.yaml: the file and its sections. The sections are records with their own keys. */
public final class Language {

    private static final RecordTypes RECORDS = new RecordTypes()
            .with(
                    FaultAction.class,
                    new RecordTypes()
                            .with(
                                    CallAct.class,
                                    new RecordTypes().choice("an action", List.of(), CallAct.KINDS, "Call"))
                            .choice("a fault", FaultKinds.profiles(), FaultKinds.ALL, "Fault"))
            .with(
                    FaultTarget.class,
                    Scalars.quantity(
                            "a fault target",
                            FaultTarget::parse,
                            "^(sqs|s3|registry|(broker|worker)-[1-9]\\d*|task-\\d+)$",
                            "broker-1"))
            .with(Payload.class, new RecordTypes().choice("a payload", List.of(), Payload.KINDS, ""))
            .with(LoadText.Step.class, new RecordTypes().of("phase", LoadText.Step.class))
            .with(LoadText.BacklogText.class, new RecordTypes().of("backlog", LoadText.BacklogText.class))
            .with(
                    DeadLetters.class,
                    new RecordTypes()
                            .with(
                                    RecordPart.class,
                                    Scalars.quantity(
                                            "a part of a record",
                                            RecordPart::parse,
                                            "^(value|key|header:.+)$",
                                            "value"))
                            .of("dead-letters", DeadLetters.class))
            .with(ExternalSpec.RestAccess.class, new RecordTypes().of("access", ExternalSpec.RestAccess.class));

    public static final Type<EnvironmentText> ENVIRONMENT = RECORDS.of("environment", EnvironmentText.class);
    public static final Type<QueueSpec> QUEUE = RECORDS.of("queue", QueueSpec.class);
    public static final Type<Map<String, String>> CONNECTOR = MapType.PROPERTIES;
    public static final Type<LoadText> LOAD = RECORDS.of("load", LoadText.class);
    public static final Type<Fault> FAULT = RECORDS.of("fault", Fault.class);
    public static final Type<Map<String, Expectation>> EXPECT = ExpectTable.EXPECT;
    public static final Type<Map<String, Gate>> GATES = ExpectTable.GATES;
    public static final Type<ScaleRules> SCALE = RECORDS.of("scale", ScaleRules.class);
    public static final Type<Rounds> ROUNDS = RECORDS.of("rounds", Rounds.class);
    public static final Type<SubjectText> SUBJECT = RECORDS.of("subject", SubjectText.class);

    private static final Type<List<String>> SUBJECT_NAMES = new ListType<>(Scalars.WORD);
    private static final String DIFFERS = "Differences from the file's environment.";

    /** The keys that are allowed in defaults, scenarios, variants and a profile's part of them. */
    private static final List<Field<?>> LAYER = List.of(
            optional("subject", Scalars.TEXT, "Key under subjects: what is tested."),
            optional(
                    "subjects", SUBJECT_NAMES, "Keys under subjects, in place of subject: run once with each of them."),
            optional("preset", Scalars.TEXT, "Key under presets: Connect keys that this scenario starts from."),
            optional("environment", ENVIRONMENT, DIFFERS),
            optional("queue", QUEUE, "The queues, all alike."),
            optional(
                    "connector",
                    CONNECTOR,
                    "Connect keys of the connector, passed on as written but for placeholders such as ${queue.url}."),
            optional("load", LOAD, "The load offered to the queues."),
            optional("faults", new ListType<>(FAULT), "The faults, with target and time."),
            optional("rounds", ROUNDS, "How often the variants are run, in turns; once unless given."),
            optional("expect", EXPECT, "Targets of this scenario, before the general KPIs."));

    /** The names of these keys. */
    public static final Set<String> LAYER_KEYS = LAYER.stream().map(Field::name).collect(Collectors.toSet());

    private static final Type<Values> PART = object("part", LAYER);
    private static final String IN_A_PROFILE = "Differences in a profile; taken as they are, never scaled.";

    private static final Type<Values> VARIANT =
            object("variant", with(LAYER, optional("profiles", MapType.named(PART), IN_A_PROFILE)));
    private static final Type<Values> CHOICE = object(
            "choice",
            with(
                    LAYER,
                    optional("run", Scalars.FLAG, "false: this profile leaves the scenario out unless it is named."),
                    optional(
                            "variants",
                            new ListType<>(Scalars.WORD),
                            "The variants that this profile runs; all unless given.")));
    private static final Type<Values> SCENARIO = object(
            "scenario",
            with(
                    with(
                            List.of(
                                    required("group", Scalars.TEXT, "kind of experiment, such as baseline or burst"),
                                    required("purpose", Scalars.TEXT, "the claim that it tests, in a sentence")),
                            LAYER.toArray(Field<?>[]::new)),
                    optional(
                            "variants",
                            MapType.named(VARIANT),
                            "Named versions of the scenario, run one after another; each says only what differs."),
                    optional("profiles", MapType.named(CHOICE), IN_A_PROFILE)));
    private static final Type<Values> PROFILE = object(
            "profile",
            List.of(
                    required("purpose", Scalars.TEXT, "what the profile is for, in a sentence"),
                    optional("environment", ENVIRONMENT, DIFFERS),
                    optional(
                            "scenarios",
                            new ListType<>(Scalars.WORD),
                            "The scenarios that the profile runs; all unless given. Others are run when they are named."),
                    optional(
                            "subjects",
                            SUBJECT_NAMES,
                            "Keys under subjects: scenarios that name none of their own are run once with each of them."),
                    optional("scale", SCALE, "How the numbers of the scenarios shrink; never what they mean.")));

    /** The whole file, read to find its problems; runs are built from its sections. */
    public static final Type<Values> FILE = object(
            "file",
            List.of(
                    required("version", Scalars.whole(1, 1), "Version of this language."),
                    required("environment", ENVIRONMENT, "The parts that an experiment needs."),
                    optional("kpis", EXPECT, "General targets, judged in every scenario that has the data for them."),
                    optional(
                            "presets",
                            MapType.named(CONNECTOR),
                            "Named sets of Connect keys that a scenario can start from."),
                    optional("defaults", PART, "The basis of every scenario."),
                    required("profiles", MapType.named(PROFILE), "Sizes in which the scenarios can be run."),
                    optional("gates", GATES, "How much worse than its baseline a metric may be."),
                    required("subjects", MapType.named(SUBJECT), "The programs that can be tested."),
                    required("scenarios", MapType.named(SCENARIO), "The experiments.")));

    private Language() {}

    /** The JSON Schema of the language. */
    public static ObjectNode schema() {
        Definitions definitions = new Definitions();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "scenarios.yaml");
        root.setAll(FILE.schema(definitions));
        root.set("definitions", definitions.toJson());
        return root;
    }

    private static Type<Values> object(String name, List<Field<?>> fields) {
        return new ObjectType<>(name, values -> values, fields);
    }

    private static List<Field<?>> with(List<Field<?>> first, Field<?>... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }
}
