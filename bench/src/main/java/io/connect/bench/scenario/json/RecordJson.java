package io.connect.bench.scenario.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.key.Choice;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.key.Word;
import io.connect.bench.scenario.unit.DurationText;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints values in the form of scenarios.yaml: a record becomes a map of its components, and a quantity a text. Secrets are left
 * out.
 */
final class RecordJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Keys whose values are never printed. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|credential|sasl\\.jaas|token).*");

    private static final String HIDDEN = "[hidden]";

    private RecordJson() {}

    /** A record as a map, in the order of its components. */
    static ObjectNode map(Record given) {
        ObjectNode json = JSON.objectNode();
        for (RecordComponent component : given.getClass().getRecordComponents()) {
            Key key = component.getAnnotation(Key.class);
            put(
                    json,
                    key == null || key.name().isEmpty() ? component.getName() : key.name(),
                    valueOf(component, given));
        }
        return json;
    }

    /** Adds a key with its value; adds nothing when the value is empty. */
    static void put(ObjectNode json, String key, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> put(json, key, present));
        } else {
            json.set(
                    key,
                    value instanceof String text && SECRET.matcher(key).matches()
                            ? JSON.textNode(references(text))
                            : of(value));
        }
    }

    static JsonNode of(Object value) {
        if (value instanceof Choice choice) {
            return choice(choice);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode json = JSON.objectNode();
            map.forEach((key, each) -> put(json, key.toString(), each));
            return json;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode json = JSON.arrayNode();
            list.forEach(each -> json.add(of(each)));
            return json;
        }
        // Quantities are comparable records, and are printed as text.
        return value instanceof Record given && !(value instanceof Comparable || value instanceof Word)
                ? map(given)
                : scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        }
        if (value instanceof Duration duration) {
            return JSON.textNode(DurationText.print(duration));
        }
        return JSON.textNode(value instanceof Word word ? word.text() : value.toString());
    }

    private static JsonNode choice(Choice choice) {
        boolean isWord = choice.getClass().getRecordComponents().length == 0
                || !choice.word().equals(choice.kind());
        return isWord ? JSON.textNode(choice.word()) : JSON.objectNode().set(choice.kind(), map((Record) choice));
    }

    /** The references in the text of a secret. The rest of the text is hidden, since it may contain a password. */
    private static String references(String value) {
        String references = ExternalSpec.SECRET_REFERENCE
                .matcher(value)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
        return references.equals(value) ? value : (HIDDEN + " " + references).strip();
    }

    private static Object valueOf(RecordComponent component, Record given) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(given);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + given, e);
        }
    }
}
