package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;
import static io.connect.bench.scenario.yaml.Field.required;

import io.connect.bench.fault.kind.FaultKinds;
import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ListType;
import io.connect.bench.scenario.yaml.MapType;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.RecordTypes;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.Type;
import io.connect.bench.scenario.yaml.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a scenario, of its variants, and of what a profile chooses in it. */
public final class ScenarioTable {

    private static final Field<QueueType> QUEUE_TYPE =
            optional("type", Scalars.choice(List.of(QueueType.values())), "Standard unless said otherwise.");
    private static final Field<Integer> COUNT =
            optional("count", Scalars.whole(1, 1000), "How many queues share the load; 1 unless said otherwise.");
    private static final Field<Duration> VISIBILITY = optional(
            "visibilityTimeout",
            Scalars.between(Scalars.DURATION, "0s", "12h"),
            "Whole seconds, 0s to 12h; 30s unless said otherwise, as in SQS.");
    private static final Field<Duration> RETENTION = optional(
            "retention",
            Scalars.between(Scalars.DURATION, "1m", "14d"),
            "Whole seconds, 1m to 14d; 4d unless said otherwise, as in SQS.");
    private static final Field<Integer> RECEIVES = optional(
            "maxReceiveCount",
            Scalars.whole(1, QueueSpec.MAX_RECEIVE_COUNT),
            "Receives after which SQS moves a message to a dead-letter queue; none unless given.");
    private static final Type<QueuePart> QUEUE_TABLE = new ObjectType<>(
            "queue",
            values -> new QueuePart(
                    values.find(QUEUE_TYPE),
                    values.find(COUNT),
                    values.find(VISIBILITY),
                    values.find(RETENTION),
                    values.find(RECEIVES)),
            QUEUE_TYPE,
            COUNT,
            VISIBILITY,
            RETENTION,
            RECEIVES);

    private static final Type<Fault> FAULT = new RecordTypes()
            .with(
                    FaultAction.class,
                    new RecordTypes().choice("a fault", FaultKinds.profiles(), FaultKinds.ALL, "Fault"))
            .with(
                    FaultTarget.class,
                    Scalars.quantity(
                            "a fault target",
                            FaultTarget::parse,
                            "^(sqs|s3|registry|(broker|worker)-[1-9]\\d*|task-\\d+)$",
                            "broker-1"))
            .of("fault", Fault.class);

    private static final Field<String> SUBJECT =
            optional("subject", Scalars.TEXT, "Key under subjects: what is tested.");
    private static final Field<String> PRESET =
            optional("preset", Scalars.TEXT, "Key under presets: Connect keys that this scenario starts from.");
    private static final Field<EnvironmentPart> ENVIRONMENT =
            optional("environment", EnvironmentTable.TYPE, "What differs from the file's environment.");
    private static final Field<QueuePart> QUEUE = optional("queue", QUEUE_TABLE, "The queues, all alike.");
    private static final Field<Map<String, String>> CONNECTOR = optional(
            "connector",
            MapType.PROPERTIES,
            "Connect keys of the connector, passed on as written but for placeholders such as ${queue.url}.");
    private static final Field<LoadPart> LOAD = optional("load", LoadTable.TYPE, "What is offered to the queues.");
    private static final Field<Map<String, Expectation>> EXPECT =
            optional("expect", ExpectTable.EXPECT, "Targets of this scenario, before the general KPIs.");

    private static final Field<String> GROUP =
            required("group", Scalars.TEXT, "which simulation class runs it, such as baseline or burst");
    private static final Field<String> PURPOSE =
            required("purpose", Scalars.TEXT, "the claim that it tests, in a sentence");
    private static final Field<Boolean> RUN =
            optional("run", Scalars.FLAG, "false: this profile leaves the scenario out unless it is named.");
    private static final Field<List<String>> CHOSEN = optional(
            "variants", new ListType<>(Scalars.WORD), "The variants that this profile runs; all unless given.");

    /** The keys that every layer can have. */
    private final List<Field<?>> common;

    /** A layer: defaults, or all layers merged. */
    public final Type<Part> part;

    final Type<ScenarioText> scenario;

    ScenarioTable() {
        Field<List<Fault>> faults = optional("faults", new ListType<>(FAULT), "What goes wrong, where and when.");
        this.common = List.of(SUBJECT, PRESET, ENVIRONMENT, QUEUE, CONNECTOR, LOAD, faults, EXPECT);
        this.part = new ObjectType<>("part", values -> partOf(values, faults), common);
        Field<Map<String, Part>> variantProfiles =
                optional("profiles", MapType.named(part), "What differs in a profile; taken as it is, never scaled.");
        Field<Map<String, ScenarioText.Variant>> variants = optional(
                "variants",
                MapType.named(new ObjectType<>(
                        "variant",
                        values -> new ScenarioText.Variant(
                                values.find(variantProfiles).orElse(Map.of())),
                        ObjectType.fields(common, variantProfiles))),
                "Named versions of the scenario, run one after another; each says only what differs.");
        Field<Map<String, ScenarioText.Choice>> profiles = optional(
                "profiles",
                MapType.named(new ObjectType<>(
                        "choice",
                        values -> new ScenarioText.Choice(values.find(RUN), values.find(CHOSEN)),
                        ObjectType.fields(common, RUN, CHOSEN))),
                "What differs in a profile; taken as it is, never scaled.");
        this.scenario = new ObjectType<>(
                "scenario",
                values -> new ScenarioText(
                        values.get(GROUP),
                        values.get(PURPOSE),
                        values.find(variants).orElse(Map.of()),
                        values.find(profiles).orElse(Map.of())),
                ObjectType.fields(
                        java.util.stream.Stream.concat(List.<Field<?>>of(GROUP, PURPOSE).stream(), common.stream())
                                .collect(Collectors.toList()),
                        variants,
                        profiles));
    }

    /** Names of the keys that every layer can have. */
    public Set<String> commonKeys() {
        return common.stream().map(Field::name).collect(Collectors.toSet());
    }

    private static Part partOf(Values values, Field<List<Fault>> faults) {
        return new Part(
                values.find(SUBJECT),
                values.find(PRESET),
                values.find(ENVIRONMENT).orElse(EnvironmentPart.EMPTY),
                values.find(QUEUE).orElse(QueuePart.EMPTY),
                values.find(CONNECTOR).orElse(Map.of()),
                values.find(LOAD).orElse(LoadPart.EMPTY),
                values.find(faults),
                values.find(EXPECT).orElse(Map.of()));
    }
}
