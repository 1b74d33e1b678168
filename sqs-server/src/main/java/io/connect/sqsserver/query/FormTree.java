package io.connect.sqsserver.query;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns names like {@code Attribute.1.Name} into the lists and maps that the same parameters have in JSON. */
final class FormTree {

    private static final int DEPTH = 12;

    private static final Map<String, String> LISTS = Map.of(
            "AttributeName", "AttributeNames",
            "MessageAttributeName", "MessageAttributeNames",
            "MessageSystemAttributeName", "MessageSystemAttributeNames",
            "AWSAccountId", "AWSAccountIds",
            "ActionName", "Actions",
            "TagKey", "TagKeys",
            "SendMessageBatchRequestEntry", "Entries",
            "DeleteMessageBatchRequestEntry", "Entries",
            "ChangeMessageVisibilityBatchRequestEntry", "Entries");

    private static final Map<String, String> MAPS = Map.of(
            "Attribute", "Attributes",
            "MessageAttribute", "MessageAttributes",
            "MessageSystemAttribute", "MessageSystemAttributes",
            "Tag", "Tags");

    private FormTree() {}

    static Map<String, Object> of(Map<String, Text> flat) {
        Map<String, Object> raw = new LinkedHashMap<>();
        flat.forEach((name, value) -> insert(raw, name, value));
        return convert(raw);
    }

    @SuppressWarnings("unchecked")
    private static void insert(Map<String, Object> raw, String name, Text value) {
        String[] parts = name.split("\\.");
        if (parts.length == 0 || parts.length > DEPTH) {
            throw malformed(name);
        }
        Map<String, Object> at = raw;
        for (int i = 0; i < parts.length - 1; i++) {
            Object next = at.computeIfAbsent(parts[i], key -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map)) {
                throw malformed(name);
            }
            at = (Map<String, Object>) next;
        }
        if (at.put(parts[parts.length - 1], value) instanceof Map) {
            throw malformed(name);
        }
    }

    private static Map<String, Object> convert(Map<?, ?> raw) {
        Map<String, Object> converted = new LinkedHashMap<>();
        raw.forEach((key, value) -> {
            String name = key.toString();
            if (LISTS.containsKey(name)) {
                converted.put(LISTS.get(name), list(name, value));
            } else if (MAPS.containsKey(name) && value instanceof Map<?, ?> entries) {
                converted.put(MAPS.get(name), map(name, entries));
            } else {
                converted.put(name, value instanceof Map<?, ?> members ? convert(members) : value);
            }
        });
        return converted;
    }

    /** Reads a list. One text without a number is a list with one element. */
    private static List<Object> list(String name, Object value) {
        if (!(value instanceof Map<?, ?> elements)) {
            return List.of(value);
        }
        List<Object> list = new ArrayList<>();
        for (Object element : inOrder(name, elements)) {
            list.add(element instanceof Map<?, ?> members ? convert(members) : element);
        }
        return list;
    }

    /** Reads a map. A pair without a number is a map with one entry, as in samples of the API reference. */
    private static Map<String, Object> map(String name, Map<?, ?> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        boolean numbered = !entries.containsKey("Name") && !entries.containsKey("Key");
        for (Object entry : numbered ? inOrder(name, entries) : List.of(entries)) {
            if (!(entry instanceof Map<?, ?> pair)) {
                throw malformed(name);
            }
            Object key = pair.get("Name") == null ? pair.get("Key") : pair.get("Name");
            Object value = pair.get("Value");
            if (!(key instanceof Text)) {
                throw malformed(name);
            }
            map.put(
                    key.toString(),
                    value instanceof Map<?, ?> members ? convert(members) : value == null ? Text.of("") : value);
        }
        return map;
    }

    private static Iterable<Object> inOrder(String name, Map<?, ?> numbered) {
        Map<Integer, Object> sorted = new TreeMap<>();
        numbered.forEach((number, value) -> {
            try {
                sorted.put(Integer.valueOf(number.toString()), value);
            } catch (NumberFormatException e) {
                throw malformed(name + "." + number);
            }
        });
        return sorted.values();
    }

    private static SqsException malformed(String name) {
        return new SqsException(
                ErrorCode.MALFORMED_REQUEST, "The parameter " + name + " has a name that means nothing.");
    }
}
