package io.connect.toxiproxy.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Noop;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.connect.toxiproxy.toxic.ToxicType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one profile strictly: every problem is an error. An instance reads one profile only. */
final class FaultProfileReader {

    private static final List<String> KEYS = List.of("toxics", "resets", "down");
    private static final List<String> TOXIC_KEYS = List.of("type", "stream", "toxicity", "attributes");
    private static final List<String> RESETS_KEYS = List.of("every");
    private static final List<String> STREAMS =
            Arrays.stream(Direction.values()).map(Direction::text).toList();
    private static final List<String> TYPES =
            Arrays.stream(ToxicType.values()).map(ToxicType::text).toList();

    private static final long LONGEST_INTERVAL_MS = Duration.ofDays(365).toMillis();

    private final String name;
    private final List<String> problems = new ArrayList<>();

    FaultProfileReader(String name) {
        this.name = name;
    }

    FaultProfile read(JsonNode document) {
        List<Toxic> toxics = new ArrayList<>();
        Optional<Duration> resets = Optional.empty();
        boolean down = false;
        if (isObject("the profile", document)) {
            checkKeys("", document, KEYS);
            JsonNode list = document.path("toxics");
            if (!list.isMissingNode() && !list.isArray()) {
                problems.add("toxics must be a list, but is " + list);
            }
            for (int i = 0; i < list.size(); i++) {
                toxic("toxics[" + i + "]", list.get(i), i).ifPresent(toxics::add);
            }
            resets = resets(document.path("resets"));
            down = down(document.path("down"));
        }
        if (!problems.isEmpty()) {
            throw FaultProfileException.of(name, problems);
        }
        try {
            return new FaultProfile(name, toxics, resets, down);
        } catch (IllegalArgumentException e) {
            throw new FaultProfileException(e.getMessage(), e);
        }
    }

    private Optional<Toxic> toxic(String path, JsonNode node, int index) {
        if (!isObject(path, node)) {
            return Optional.empty();
        }
        checkKeys(path + ".", node, TOXIC_KEYS);
        String type = oneOf(path + ".type", node.path("type").asText(), TYPES);
        String stream = oneOf(path + ".stream", node.path("stream").asText(Direction.DOWNSTREAM.text()), STREAMS);
        float toxicity = toxicity(path + ".toxicity", node.path("toxicity"));
        if (type == null || stream == null) {
            return Optional.empty();
        }
        ToxicSettings settings = settings(
                path + ".attributes",
                node.path("attributes"),
                ToxicType.parse(type).orElseThrow());
        Direction direction = Direction.parse(stream).orElseThrow();
        String toxicName = name + "_" + type + "_" + stream + (index == 0 ? "" : "_" + index);
        return Optional.of(new Toxic(toxicName, direction, toxicity, settings));
    }

    private ToxicSettings settings(String path, JsonNode node, ToxicType type) {
        if (type.meetsCalls()) {
            return callSettings(path, node, type);
        }
        Map<String, Long> values = new HashMap<>();
        if (!node.isMissingNode() && isObject(path, node)) {
            checkKeys(path + ".", node, type.attributeNames());
            node.properties().forEach(entry -> values.put(entry.getKey(), number(path + "." + entry.getKey(), entry)));
        }
        return type.settings(values);
    }

    private ToxicSettings callSettings(String path, JsonNode node, ToxicType type) {
        Map<String, String> values = new HashMap<>();
        if (!node.isMissingNode() && isObject(path, node)) {
            node.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        }
        try {
            return type.callSettings(values);
        } catch (IllegalArgumentException e) {
            problems.add(path + ": " + e.getMessage());
            return new Noop();
        }
    }

    private long number(String path, Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (value.isBoolean() && entry.getKey().equals("shared")) {
            return value.booleanValue() ? 1 : 0;
        }
        if (!isWhole(value) || value.longValue() < 0) {
            problems.add(path + " must be a whole number from 0 to " + Long.MAX_VALUE + ", but is " + value);
        }
        return value.longValue();
    }

    private float toxicity(String path, JsonNode node) {
        if (node.isMissingNode()) {
            return 1f;
        }
        if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1)) {
            problems.add(path + " must be a number from 0 to 1, but is " + node);
            return 1f;
        }
        return node.floatValue();
    }

    private Optional<Duration> resets(JsonNode node) {
        if (node.isMissingNode() || !isObject("resets", node)) {
            return Optional.empty();
        }
        checkKeys("resets.", node, RESETS_KEYS);
        JsonNode every = node.path("every");
        if (!isWhole(every) || every.longValue() < 1 || every.longValue() > LONGEST_INTERVAL_MS) {
            problems.add("resets.every must be a whole number of milliseconds from 1 to " + LONGEST_INTERVAL_MS
                    + ", but is "
                    + (every.isMissingNode() ? "missing" : every));
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(every.longValue()));
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private boolean down(JsonNode node) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            problems.add("down must be true or false, but is " + node);
        }
        return node.booleanValue();
    }

    private boolean isObject(String path, JsonNode node) {
        if (!node.isObject()) {
            problems.add(path + " must have keys, but is " + (node.isMissingNode() ? "empty" : node));
        }
        return node.isObject();
    }

    private void checkKeys(String prefix, JsonNode node, List<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(prefix + key + " is not known"
                        + (known.isEmpty()
                                ? ""
                                : "; did you mean "
                                        + NearestNames.of(key, known).get(0) + "?"));
            }
        });
    }

    private String oneOf(String path, String value, List<String> known) {
        if (known.contains(value)) {
            return value;
        }
        problems.add(path + " must be one of " + String.join(", ", known) + ", but is \"" + value + "\"");
        return null;
    }
}
