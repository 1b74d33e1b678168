package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;
import static io.connect.bench.scenario.yaml.Field.required;

import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ListType;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.TaggedType;
import io.connect.bench.scenario.yaml.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of {@code load:}. */
final class LoadTable {

    private static final Field<String> FORMAT =
            required("format", Scalars.oneOf("gzip", "zlib", "deflate"), "How the body is compressed.");
    private static final Field<Double> RATIO =
            required("ratio", Scalars.above(1), "Size before compression by size on the wire.");
    private static final Field<Boolean> BASE64 =
            optional("base64", Scalars.FLAG, "Whether the bytes travel as base64 text; true unless said otherwise.");
    private static final Field<DataSize> OBJECT_SIZE =
            required("objectSize", Scalars.SIZE, "Size of each object in S3.");
    private static final Field<Integer> OBJECTS = required(
            "objects", Scalars.whole(1, 100_000), "Distinct objects placed before the run, pointed at in rotation.");
    private static final Field<String> FIELD_NAME =
            optional("field", Scalars.TEXT, "Field of the body that holds the URI; s3Uri unless said otherwise.");

    private static final Type<Payload> PAYLOAD = payload();

    private static final Field<String> STEP_NAME =
            optional("name", Scalars.WORD, "Name of the phase; phase-1, phase-2, … unless said otherwise.");
    private static final Field<Rate> STEP_RATE = required("rate", Scalars.RATE, "Messages a second over all queues.");
    private static final Field<Duration> STEP_FOR = required("for", Scalars.DURATION, "How long the phase lasts.");
    private static final Field<Boolean> STEP_STEADY = optional(
            "steady",
            Scalars.FLAG,
            "Whether throughput, latency and CPU are judged in it; false unless said otherwise.");
    private static final Type<LoadPart.Step> STEP = new ObjectType<>(
            "phase",
            values -> new LoadPart.Step(
                    values.find(STEP_NAME),
                    values.get(STEP_RATE),
                    values.get(STEP_FOR),
                    values.find(STEP_STEADY).orElse(false)),
            STEP_NAME,
            STEP_RATE,
            STEP_FOR,
            STEP_STEADY);

    private static final Field<Integer> BACKLOG_MESSAGES =
            optional("messages", Scalars.whole(1, 100_000_000), "Messages placed before the drain, over all queues.");
    private static final Field<Duration> BACKLOG_WITHIN =
            optional("within", Scalars.DURATION, "How long the drain may take before the run gives up.");
    private static final Type<LoadPart.Backlog> BACKLOG_TYPE = new ObjectType<>(
            "backlog",
            values -> new LoadPart.Backlog(values.find(BACKLOG_MESSAGES), values.find(BACKLOG_WITHIN)),
            BACKLOG_MESSAGES,
            BACKLOG_WITHIN);

    private static final Field<DataSize> SIZE = optional(
            "messageSize",
            Scalars.between(Scalars.SIZE, "200B", "1MiB"),
            "Size of each message on the wire, 200B to 1MiB.");
    private static final Field<Integer> BATCH =
            optional("batch", Scalars.whole(1, Load.MAX_BATCH), "Messages in a send.");
    private static final Field<Integer> GROUPS =
            optional("groups", Scalars.whole(1, 1_000_000), "Message groups over all queues (FIFO).");
    private static final Field<Payload> PAYLOAD_FIELD = optional("payload", PAYLOAD, "What the body is made of.");
    private static final Field<Duration> WARM_UP =
            optional("warmUp", Scalars.DURATION, "Load before the first phase, at its rate, that is not judged.");
    private static final Field<Rate> RATE =
            optional("rate", Scalars.RATE, "Messages a second over all queues, for a load with one rate.");
    private static final Field<Duration> STEADY =
            optional("steady", Scalars.DURATION, "Length of the steady state, for a load with one rate.");
    private static final Field<List<LoadPart.Step>> PHASES = optional(
            "phases", new ListType<>(STEP), "The shape of a load with several rates, instead of rate and steady.");
    private static final Field<LoadPart.Backlog> BACKLOG = optional(
            "backlog", BACKLOG_TYPE, "Messages drained from a standing start, after the phases if there are any.");
    private static final Field<Duration> DRAIN =
            optional("drainWithin", Scalars.DURATION, "How long arrivals are waited for after the last send.");

    static final Type<LoadPart> TYPE = new ObjectType<>(
            "load",
            values -> new LoadPart(
                    values.find(SIZE),
                    values.find(BATCH),
                    values.find(GROUPS),
                    values.find(PAYLOAD_FIELD),
                    values.find(WARM_UP),
                    values.find(RATE),
                    values.find(STEADY),
                    values.find(PHASES),
                    values.find(BACKLOG).orElse(LoadPart.Backlog.EMPTY),
                    values.find(DRAIN)),
            SIZE,
            BATCH,
            GROUPS,
            PAYLOAD_FIELD,
            WARM_UP,
            RATE,
            STEADY,
            PHASES,
            BACKLOG,
            DRAIN);

    private LoadTable() {}

    private static Type<Payload> payload() {
        Map<String, Type<? extends Payload>> kinds = new LinkedHashMap<>();
        kinds.put(
                "compression",
                new ObjectType<>(
                        "compression",
                        values -> new Payload.Compression(
                                values.get(FORMAT),
                                values.get(RATIO),
                                values.find(BASE64).orElse(true)),
                        FORMAT,
                        RATIO,
                        BASE64));
        kinds.put(
                "claimCheck",
                new ObjectType<>(
                        "claimCheck",
                        values -> new Payload.ClaimCheck(
                                values.get(OBJECT_SIZE),
                                values.get(OBJECTS),
                                values.find(FIELD_NAME).orElse("s3Uri")),
                        OBJECT_SIZE,
                        OBJECTS,
                        FIELD_NAME));
        kinds.put(
                "avro",
                new ObjectType<>(
                        "avro", values -> new Payload.Avro(values.find(BASE64).orElse(true)), BASE64));
        return new TaggedType<>("a payload", Map.of("plain", new Payload.Plain()), kinds);
    }
}
