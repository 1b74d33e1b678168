package io.connect.bench.scenario.table;

import static io.connect.bench.scenario.yaml.Field.optional;
import static io.connect.bench.scenario.yaml.Field.required;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.unit.Rate;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.TaggedType;
import io.connect.bench.scenario.yaml.Type;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of an entry of {@code faults:}. */
final class FaultTable {

    private static final Field<Duration> DELAY = required("delay", Scalars.DURATION, "How late.");
    private static final Field<Duration> JITTER =
            optional("jitter", Scalars.DURATION, "How much earlier or later by chance.");
    private static final Field<Bandwidth> CAP = required("rate", Scalars.BANDWIDTH, "The most that passes.");
    private static final Field<Boolean> SHARED = optional(
            "shared", Scalars.FLAG, "Whether all connections of the link share the cap; true unless said otherwise.");
    private static final Field<Rate> ABOVE =
            required("above", Scalars.RATE, "Requests a second that are answered; those beyond are throttled.");
    private static final Field<Integer> STATUS =
            required("status", Scalars.whole(400, 599), "HTTP status of the answer.");
    private static final Field<String> CODE = required("code", Scalars.TEXT, "AWS error code of the answer.");
    private static final Field<Percent> SHARE =
            required("share", Scalars.PERCENT, "Share of the requests that is answered so.");
    private static final Field<Double> CORES = required("cores", Scalars.above(0), "Share in cores, such as 0.5.");

    private static final Field<FaultTarget> ON = required(
            "on",
            Scalars.quantity(
                    "a fault target",
                    FaultTarget::parse,
                    "^(sqs|s3|registry|(broker|worker)-[1-9]\\d*|task-\\d+)$",
                    "broker-1"),
            "Where: sqs, s3, registry, broker-1, worker-1 or task-0.");
    private static final Field<Duration> AT = optional(
            "at", Scalars.DURATION, "When, from the start of the load, warm-up included; 0s unless said otherwise.");
    private static final Field<Duration> FOR =
            optional("for", Scalars.DURATION, "How long; until the run ends unless said otherwise.");

    private FaultTable() {}

    /** The table, given the fault profiles that can be named. */
    static Type<Fault> type(Collection<String> profiles) {
        Field<FaultAction> action =
                required("fault", action(profiles), "What happens: a profile's name, or spelled out.");
        return new ObjectType<>(
                "fault",
                values -> new Fault(
                        values.get(action), values.get(ON), values.find(AT).orElse(Duration.ZERO), values.find(FOR)),
                action,
                ON,
                AT,
                FOR);
    }

    private static Type<FaultAction> action(Collection<String> profiles) {
        Map<String, FaultAction> words = new LinkedHashMap<>();
        profiles.forEach(profile -> words.put(profile, new FaultAction.Named(profile)));
        for (FaultAction simple : new FaultAction[] {
            new FaultAction.Cut(),
            new FaultAction.Kill(),
            new FaultAction.Stop(),
            new FaultAction.Pause(),
            new FaultAction.Fail()
        }) {
            words.put(simple.kind(), simple);
        }
        Map<String, Type<? extends FaultAction>> kinds = new LinkedHashMap<>();
        kinds.put(
                "latency",
                new ObjectType<>(
                        "latencyFault",
                        values -> new FaultAction.Latency(
                                values.get(DELAY), values.find(JITTER).orElse(Duration.ZERO)),
                        DELAY,
                        JITTER));
        kinds.put(
                "bandwidth",
                new ObjectType<>(
                        "bandwidthFault",
                        values -> new FaultAction.Cap(
                                values.get(CAP), values.find(SHARED).orElse(true)),
                        CAP,
                        SHARED));
        kinds.put(
                "throttle",
                new ObjectType<>("throttleFault", values -> new FaultAction.Throttle(values.get(ABOVE)), ABOVE));
        kinds.put(
                "httpError",
                new ObjectType<>(
                        "httpErrorFault",
                        values -> new FaultAction.HttpError(values.get(STATUS), values.get(CODE), values.get(SHARE)),
                        STATUS,
                        CODE,
                        SHARE));
        kinds.put(
                "httpDelay",
                new ObjectType<>("httpDelayFault", values -> new FaultAction.HttpDelay(values.get(DELAY)), DELAY));
        kinds.put("cpu", new ObjectType<>("cpuFault", values -> new FaultAction.Cpu(values.get(CORES)), CORES));
        return new TaggedType<>("a fault", words, kinds);
    }
}
