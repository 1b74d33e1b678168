package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the Connect keys that the testbed sets itself; the connector checks the others. */
final class ConnectorResolver {

    /** Placeholders that the testbed replaces when it knows the addresses. */
    static final List<String> PLACEHOLDERS = List.of(
            "queue.url",
            "queue.urls",
            "queue.name",
            "queue.names",
            "queue.arn",
            "queue.arns",
            "topic",
            "dlq.topic",
            "offsets.topic",
            "sqs.endpoint",
            "sqs.region",
            "s3.endpoint",
            "s3.bucket",
            "registry.url");

    /** Placeholders of one queue. With an s at the end, they mean all queues, separated by commas. */
    private static final Set<String> OF_ONE_QUEUE = Set.of("queue.url", "queue.name", "queue.arn");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final String CONNECTOR = "connector";
    private static final String NAME = "name";
    private static final String TASKS_MAX = "tasks.max";

    private final Place place;

    ConnectorResolver(Place place) {
        this.place = place;
    }

    /** Merges maps. Later maps take precedence; the order is that of the first occurrence. */
    static Map<String, String> over(List<Map<String, String>> layers) {
        Map<String, String> merged = new LinkedHashMap<>();
        layers.forEach(merged::putAll);
        return merged;
    }

    void check(Map<String, String> connector, int queues) {
        if (connector.containsKey(NAME)) {
            place.problem("'name' is set by the bench, to the name of the run; leave it out", CONNECTOR, NAME);
        }
        connector.forEach((key, value) -> {
            if (PLACEHOLDER.matcher(value).replaceAll("").contains("${")) {
                place.problem("'" + value + "' has ${ without }", CONNECTOR, key);
            }
            Matcher matcher = PLACEHOLDER.matcher(value);
            while (matcher.find()) {
                String name = matcher.group(1);
                // The worker's own config provider replaces ${provider:path:key}.
                boolean forTheWorker = name.contains(":");
                if (!forTheWorker && !PLACEHOLDERS.contains(name)) {
                    place.problem(
                            "'" + matcher.group() + "' is no placeholder" + Nearest.hint(name, PLACEHOLDERS),
                            CONNECTOR,
                            key);
                } else if (OF_ONE_QUEUE.contains(name) && queues > 1) {
                    place.problem(
                            "'" + matcher.group() + "' stands for one queue and this run has " + queues + "; write ${"
                                    + name + "s}",
                            CONNECTOR,
                            key);
                }
            }
        });
    }

    /** The number of tasks; by default 1, as in Connect. Empty if the keys contain no valid number. */
    OptionalInt tasks(Map<String, String> connector) {
        String text = connector.getOrDefault(TASKS_MAX, "1");
        try {
            int tasks = Integer.parseInt(text);
            if (tasks >= 1) {
                return OptionalInt.of(tasks);
            }
        } catch (NumberFormatException e) {
            // This causes the same error as a number below 1.
        }
        place.problem("'" + text + "' is not a number of tasks, expected 1 or more", CONNECTOR, TASKS_MAX);
        return OptionalInt.empty();
    }

    static boolean uses(Map<String, String> connector, String placeholderPrefix) {
        return connector.values().stream().anyMatch(value -> value.contains("${" + placeholderPrefix));
    }
}
