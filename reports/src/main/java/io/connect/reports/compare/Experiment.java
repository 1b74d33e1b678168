package io.connect.reports.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.Load;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The experiment of a result: everything that changes a figure, except for the subject's build and its settings. Results that
 * differ in one of these parts belong to two experiments. Versions of Kafka may differ: an upgrade is a change to measure.
 */
final class Experiment {

    /** Two loads that differ by more than this part belong to two experiments. */
    private static final double SAME_LOAD = 0.01;

    private static final String NOT_STATED = "not stated";
    /** Keys of the scenario that define the experiment, with everything below them. */
    private static final List<String> PARTS =
            List.of("environment.kafka", "environment.connect", "environment.sqs.program", "queue", "load", "faults");
    /** Keys within these parts that specify an address or a version, not a kind of service. */
    private static final Set<String> PLACES = Set.of("version", "client", "access", "bootstrap.servers", "url");

    private static final String TASKS = "tasks.max";

    private Experiment() {}

    /** The first difference, in a sentence. */
    static Optional<String> difference(RunResult baseline, RunResult other) {
        return named("scenarios", baseline.name(), other.name())
                .or(() -> named("profiles", baseline.profile(), other.profile()))
                .or(() -> named(
                        "versions of the result format",
                        String.valueOf(baseline.schemaVersion()),
                        String.valueOf(other.schemaVersion())))
                .or(() -> loads(baseline.load(), other.load()))
                .or(() -> scenarios(baseline.scenarioAsRun(), other.scenarioAsRun()));
    }

    private static Optional<String> loads(Load baseline, Load other) {
        boolean sameOffer = Math.abs(other.offered() - baseline.offered()) <= SAME_LOAD * baseline.offered();
        return named("message sizes", baseline.messageSizeBytes() + " B", other.messageSizeBytes() + " B")
                .or(() -> named("batch sizes", messages(baseline.batchSize()), messages(other.batchSize())))
                .or(() -> named("backlogs", messages(baseline.backlog()), messages(other.backlog())))
                .or(() -> sameOffer
                        ? Optional.empty()
                        : named(
                                "offered loads",
                                Numbers.plain(baseline.offered()) + " msg/s",
                                Numbers.plain(other.offered()) + " msg/s"));
    }

    private static Optional<String> scenarios(JsonNode baseline, JsonNode other) {
        Optional<String> difference = named("kinds of environment", environment(baseline), environment(other))
                .or(() -> named("numbers of tasks", tasks(baseline), tasks(other)));
        for (String part : PARTS) {
            Map<String, String> before = values(part, baseline);
            Map<String, String> after = values(part, other);
            Set<String> keys = new TreeSet<>(before.keySet());
            keys.addAll(after.keySet());
            for (String key : keys) {
                difference = difference.or(
                        () -> named(key, before.getOrDefault(key, NOT_STATED), after.getOrDefault(key, NOT_STATED)));
            }
        }
        return difference;
    }

    /** The kind of services that were measured; the default if a result does not specify one. */
    private static String environment(JsonNode scenario) {
        return scenario.at("/environment/kind").asText("embedded");
    }

    /** The scenario's own key overrides the key of the subject. */
    private static String tasks(JsonNode scenario) {
        String common = scenario.path("subject").path("connector").path(TASKS).asText(NOT_STATED);
        return scenario.path("connector").path(TASKS).asText(common);
    }

    private static Map<String, String> values(String part, JsonNode scenario) {
        Map<String, String> values = new TreeMap<>();
        collect(part, scenario.at('/' + part.replace('.', '/')), values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!PLACES.contains(field.getKey())) {
                    collect(path + '.' + field.getKey(), field.getValue(), values);
                }
            });
        } else if (!node.isMissingNode() && !node.isNull()) {
            values.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    private static String messages(long count) {
        return count + " messages";
    }

    private static Optional<String> named(String what, String baseline, String other) {
        return baseline.equals(other)
                ? Optional.empty()
                : Optional.of("different " + what + ": " + baseline + " against " + other);
    }
}
