package io.connect.reports.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.connect.reports.model.Metric;
import io.connect.reports.model.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the scenario of a result as a separate scenario file, to save and run again. Its numbers are those of the run, so that
 * no profile reduces them again. A test of bench reads it with the reader of scenario files.
 */
public final class ScenarioYaml {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

    /** A metric's unit to its spelling in scenario files. */
    private static final Map<String, String> UNITS = Map.of("msg/s", "/s", "µs", "us", "count", "");

    /** Scenario files refuse a longer name of a scenario. */
    private static final int LONGEST_NAME = 60;

    private static final String ENVIRONMENT = "environment";
    private static final String PURPOSE = "purpose";
    private static final String EXPECT = "expect";
    private static final String GATES = "gates";
    private static final String FLOOR = "floor";
    private static final String LIMIT = "limit";
    private static final String VARIANT = "variant";

    private final JsonNode scenario;
    private final String profile;
    private final List<String> leftOut = new ArrayList<>();

    private ScenarioYaml(JsonNode scenario, String profile) {
        this.scenario = scenario;
        this.profile = profile;
    }

    /** The text of the file; empty for a result without its scenario. */
    public static String of(JsonNode scenarioAsRun, String profile) {
        return scenarioAsRun.isObject() ? new ScenarioYaml(scenarioAsRun, profile).print() : "";
    }

    private String print() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("version", 1);
        file.set(ENVIRONMENT, environment());
        file.putObject("profiles").putObject(profile).put(PURPOSE, "The numbers of the run that this was taken from.");
        gates(file);
        String subject =
                scenario.path(ScenarioKeys.SUBJECT).path(ScenarioKeys.NAME).asText("subject");
        ObjectNode subjectText = file.putObject("subjects").putObject(subject);
        copy(scenario.path(ScenarioKeys.SUBJECT), subjectText, ScenarioKeys.NAME);
        file.putObject("scenarios").set(name(), scenario(subject));
        return head() + text(file);
    }

    private String head() {
        StringBuilder head = new StringBuilder(
                        "# Save as again.yaml, then: mvn gatling:test -Dscenarios=again.yaml -Dprofile=")
                .append(profile)
                .append('\n');
        leftOut.forEach(target -> head.append("# Left out, since it needs another variant beside this one: ")
                .append(target.replaceAll("\\R", " "))
                .append('\n'));
        return head.toString();
    }

    private String name() {
        String name = scenario.path(ScenarioKeys.NAME).asText("scenario");
        String whole = scenario.hasNonNull(VARIANT)
                ? name + "-" + scenario.get(VARIANT).asText()
                : name;
        return whole.length() > LONGEST_NAME ? name : whole;
    }

    /** A registry has no region in a scenario file. */
    private JsonNode environment() {
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        copy(scenario.path(ENVIRONMENT), environment);
        if (environment.path("registry").isObject()) {
            environment.set("registry", environment.get("registry").deepCopy());
            ((ObjectNode) environment.get("registry")).remove("region");
        }
        return environment;
    }

    private ObjectNode scenario(String subject) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("group", scenario.path("group").asText("again"));
        entry.put(PURPOSE, scenario.path(PURPOSE).asText("Run again."));
        entry.put(ScenarioKeys.SUBJECT, subject);
        for (String key : List.of(ScenarioKeys.QUEUE, ScenarioKeys.CONNECTOR)) {
            if (scenario.path(key).isObject()) {
                entry.set(key, scenario.get(key));
            }
        }
        entry.set(ScenarioKeys.LOAD, load());
        for (String key : List.of("faults", "rounds")) {
            if (!scenario.path(key).isEmpty()) {
                entry.set(key, scenario.get(key));
            }
        }
        JsonNode expect = expect();
        if (!expect.isEmpty()) {
            entry.set(EXPECT, expect);
        }
        return entry;
    }

    /**
     * A result gives each phase a role. A scenario file has the warm-up as a separate length, and marks phases as steady or
     * not.
     */
    private ObjectNode load() {
        ObjectNode load = JsonNodeFactory.instance.objectNode();
        copy(scenario.path(ScenarioKeys.LOAD), load, ScenarioKeys.PHASES);
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        for (JsonNode phase : scenario.path(ScenarioKeys.LOAD).path(ScenarioKeys.PHASES)) {
            String role = phase.path(ScenarioKeys.ROLE).asText();
            if (Phase.WARM_UP.equals(role)) {
                load.set("warmUp", phase.path("for"));
            } else {
                ObjectNode step = steps.addObject();
                copy(phase, step, ScenarioKeys.ROLE);
                step.put("steady", Phase.STEADY.equals(role));
            }
        }
        if (!steps.isEmpty()) {
            load.set(ScenarioKeys.PHASES, steps);
        }
        return load;
    }

    private ObjectNode expect() {
        Map<String, List<JsonNode>> byMetric = new LinkedHashMap<>();
        for (JsonNode kpi : scenario.path(EXPECT)) {
            String metric = kpi.path("metric").asText();
            if (kpi.hasNonNull("percentOf")) {
                leftOut.add(metric + " " + kpi.path("text").asText());
            } else {
                byMetric.computeIfAbsent(metric, any -> new ArrayList<>()).add(kpi);
            }
        }
        ObjectNode expect = JsonNodeFactory.instance.objectNode();
        byMetric.forEach((metric, kpis) -> expect.put(metric, target(metric, kpis)));
        return expect;
    }

    /** A target with two limits is written as a range in the file. */
    private static String target(String metric, List<JsonNode> kpis) {
        JsonNode first = kpis.get(0);
        return kpis.size() == 1
                ? first.path("comparison").asText() + " " + quantity(metric, first.path(LIMIT))
                : "within " + number(first.path(LIMIT)) + ".."
                        + quantity(metric, kpis.get(1).path(LIMIT));
    }

    private void gates(ObjectNode file) {
        if (scenario.path(GATES).isEmpty()) {
            return;
        }
        ObjectNode gates = file.putObject(GATES);
        scenario.get(GATES)
                .properties()
                .forEach(gate -> gates.putObject(gate.getKey())
                        .put("worse", gate.getValue().path("worse").asText())
                        .put(FLOOR, quantity(gate.getKey(), gate.getValue().path(FLOOR))));
    }

    private static String quantity(String metric, JsonNode value) {
        String unit = Metric.find(metric).map(Metric::unit).orElse("");
        return number(value) + UNITS.getOrDefault(unit, unit);
    }

    private static String number(JsonNode value) {
        return BigDecimal.valueOf(value.asDouble()).stripTrailingZeros().toPlainString();
    }

    /** Copies all keys except some; does nothing if the source is missing. */
    private static void copy(JsonNode from, ObjectNode to, String... except) {
        List<String> left = List.of(except);
        from.properties().forEach(field -> {
            if (!left.contains(field.getKey())) {
                to.set(field.getKey(), field.getValue());
            }
        });
    }

    private static String text(ObjectNode file) {
        try {
            return YAML.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a scenario cannot be written as YAML", e);
        }
    }
}
