package io.connect.bench.scenario.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Prints values as they are written in scenarios.yaml: a record is a map of its components, a quantity its text. */
final class RecordJson {

    private RecordJson() {}

    static JsonNode of(Object value) {
        if (value instanceof Choice choice) {
            return choice(choice);
        }
        if (value instanceof Record given && isMap(given)) {
            return map(given);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            map.forEach((key, each) -> json.set(key.toString(), of(each)));
            return json;
        }
        if (value instanceof Collection<?> list) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> json.add(of(each)));
            return json;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof Double number) {
            return json.numberNode(number);
        }
        if (value instanceof Number number) {
            return json.numberNode(number.longValue());
        }
        if (value instanceof Duration duration) {
            return json.textNode(DurationText.print(duration));
        }
        return json.textNode(value instanceof Word word ? word.text() : value.toString());
    }

    private static JsonNode choice(Choice choice) {
        boolean isWord = choice.getClass().getRecordComponents().length == 0
                || !choice.word().equals(choice.kind());
        return isWord
                ? JsonNodeFactory.instance.textNode(choice.word())
                : JsonNodeFactory.instance.objectNode().set(choice.kind(), map((Record) choice));
    }

    /** A quantity or a target is a record as well, but has a text of its own. */
    private static boolean isMap(Record given) {
        for (RecordComponent component : given.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(Key.class)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode map(Record given) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : given.getClass().getRecordComponents()) {
            Object value = valueOf(component, given);
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            Key key = component.getAnnotation(Key.class);
            if (key != null && present != null) {
                json.set(key.name().isEmpty() ? component.getName() : key.name(), of(present));
            }
        }
        return json;
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
