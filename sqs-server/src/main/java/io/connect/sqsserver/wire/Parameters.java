package io.connect.sqsserver.wire;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters of a call or of a batch entry, with the names of the API reference. */
public final class Parameters {

    private final Map<String, Object> members;

    /** Whether values have JSON types. In the query protocol every value is text. */
    private final boolean typed;

    public Parameters(Map<String, Object> members, boolean typed) {
        this.members = members;
        this.typed = typed;
    }

    /** Whether the call came as JSON. */
    public boolean isTyped() {
        return typed;
    }

    /** Whether the parameter has a value of any type. */
    public boolean contains(String name) {
        return members.get(name) != null;
    }

    public Optional<String> text(String name) {
        return raw(name).map(Text::toString);
    }

    /** Returns a text as UTF-8. */
    public Optional<Text> raw(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Text text) {
            return Optional.of(text);
        }
        throw malformed(name, "a text");
    }

    /**
     * Returns a required text.
     *
     * @throws SqsException MissingParameter
     */
    public String required(String name) {
        return text(name).orElseThrow(() -> SqsException.missing(name));
    }

    public OptionalInt integer(String name) {
        Object value = members.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Long number && number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
            return OptionalInt.of(number.intValue());
        }
        if (!typed && value instanceof Text text) {
            try {
                return OptionalInt.of(Integer.parseInt(text.toString()));
            } catch (NumberFormatException e) {
                throw SqsException.invalidValue(text, name, "Must be a whole number.");
            }
        }
        throw malformed(name, "a whole number");
    }

    /**
     * Returns a whole number within a range; empty if the parameter is missing.
     *
     * @param reason the reason of the refusal, as AWS words it
     * @throws SqsException InvalidParameterValue
     */
    public OptionalInt integer(String name, int lowest, int highest, String reason) {
        OptionalInt value = integer(name);
        if (value.isPresent() && (value.getAsInt() < lowest || value.getAsInt() > highest)) {
            throw SqsException.invalidValue(value.getAsInt(), name, reason);
        }
        return value;
    }

    /** Returns a list of texts; empty if the parameter is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object each : list(name)) {
            if (!(each instanceof Text)) {
                throw malformed(name, "a list of texts");
            }
            texts.add(each.toString());
        }
        return texts;
    }

    /** Returns a list of objects; empty if the parameter is missing. */
    public List<Parameters> objects(String name) {
        List<Parameters> objects = new ArrayList<>();
        for (Object each : list(name)) {
            objects.add(object(name, each));
        }
        return objects;
    }

    private List<?> list(String name) {
        Object value = members.get(name);
        if (value == null || isEmptyText(value)) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw malformed(name, "a list");
    }

    /** Returns a map of texts; empty if the parameter is missing. */
    public Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(name).forEach((key, value) -> {
            if (!(value instanceof Text)) {
                throw malformed(name, "a map of texts");
            }
            texts.put(key.toString(), value.toString());
        });
        return texts;
    }

    /** Returns a map of objects; empty if the parameter is missing. */
    public Map<String, Parameters> objectMap(String name) {
        Map<String, Parameters> objects = new LinkedHashMap<>();
        map(name).forEach((key, value) -> objects.put(key.toString(), object(name, value)));
        return objects;
    }

    private Map<?, ?> map(String name) {
        Object value = members.get(name);
        if (value == null || isEmptyText(value)) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw malformed(name, "a map");
    }

    /** In a form, clients write an empty list or map as an empty text. */
    private boolean isEmptyText(Object value) {
        return !typed && value instanceof Text text && text.utf8().length == 0;
    }

    @SuppressWarnings("unchecked")
    private Parameters object(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Parameters((Map<String, Object>) map, typed);
        }
        throw malformed(name, "of objects");
    }

    private static SqsException malformed(String name, String wanted) {
        return new SqsException(ErrorCode.MALFORMED_REQUEST, "The parameter " + name + " must be " + wanted + ".");
    }
}
