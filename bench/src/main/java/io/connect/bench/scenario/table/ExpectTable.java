package io.connect.bench.scenario.table;

import io.connect.bench.scenario.kpi.MetricUnit;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.yaml.Field;
import io.connect.bench.scenario.yaml.ObjectType;
import io.connect.bench.scenario.yaml.ScalarType;
import io.connect.bench.scenario.yaml.Scalars;
import io.connect.bench.scenario.yaml.Type;
import io.connect.reports.model.Gate;
import io.connect.reports.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of {@code expect:}, {@code kpis:} and {@code gates:}: one for each metric, and three further names. */
final class ExpectTable {

    private static final Field<Percent> WORSE =
            Field.required("worse", Scalars.PERCENT, "Worse than the baseline by more than this is a regression,");

    private static final Map<String, ExpectationParser> PARSERS = parsers();

    static final Type<Map<String, Expectation>> EXPECT = table("expect", PARSERS, ExpectTable::expectation);
    static final Type<Map<String, Gate>> GATES = table("gates", ofMetrics(), ExpectTable::gate);

    private ExpectTable() {}

    private static Map<String, ExpectationParser> ofMetrics() {
        Map<String, ExpectationParser> parsers = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            parsers.put(metric.id(), new ExpectationParser(metric, false));
        }
        return parsers;
    }

    private static Map<String, ExpectationParser> parsers() {
        Map<String, ExpectationParser> parsers = ofMetrics();
        parsers.put("throughput-per-task", new ExpectationParser(Metric.DRAIN_RATE, true));
        parsers.put("queue-cleared-within", new ExpectationParser(Metric.QUEUE_CLEARED, false));
        parsers.put("latency-recovered-within", new ExpectationParser(Metric.LATENCY_RECOVERED, false));
        return parsers;
    }

    private static <T> Type<Map<String, T>> table(
            String name, Map<String, ExpectationParser> parsers, Function<ExpectationParser, Type<T>> typeOf) {
        List<Field<T>> fields = new ArrayList<>();
        parsers.forEach((key, parser) -> fields.add(Field.optional(
                key,
                typeOf.apply(parser),
                "Target of " + parser.metric().id() + " in " + parser.metric().unit()
                        + (parser.perTask() ? ", for each task." : "."))));
        return new ObjectType<>(
                name,
                values -> {
                    Map<String, T> found = new LinkedHashMap<>();
                    fields.forEach(field -> values.find(field).ifPresent(value -> found.put(field.name(), value)));
                    return found;
                },
                List.copyOf(fields));
    }

    private static Type<Expectation> expectation(ExpectationParser parser) {
        return new ScalarType<>("a target like " + parser.example(), parser::parse, schema -> {
            schema.putArray("type").add("string").add("number");
            schema.putArray("examples").add(parser.example().replace("'", ""));
        });
    }

    private static Type<Gate> gate(ExpectationParser parser) {
        Metric metric = parser.metric();
        Field<Double> floor = Field.required(
                "floor",
                new ScalarType<>(
                        "a difference like " + MetricUnit.of(metric).example(),
                        MetricUnit.of(metric)::parse,
                        schema -> schema.putArray("type").add("string").add("number")),
                "and by more than this, in the metric's unit.");
        return new ObjectType<>(
                "gate-" + metric.id(),
                values -> new Gate(values.get(WORSE).value(), values.get(floor)),
                List.of(WORSE, floor));
    }
}
