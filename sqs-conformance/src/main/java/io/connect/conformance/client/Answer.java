package io.connect.conformance.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer, or a part of one. All names are those of the JSON protocol. */
public final class Answer {

    private final Map<?, ?> members;

    Answer(Map<?, ?> members) {
        this.members = members;
    }

    /** The text or number with this name; null if it is missing. */
    public String text(String name) {
        Object value = members.get(name);
        return value == null ? null : value.toString();
    }

    /** The list with this name; empty if it is missing. */
    public List<Answer> list(String name) {
        List<Answer> list = new ArrayList<>();
        if (members.get(name) instanceof List<?> elements) {
            elements.forEach(each -> list.add(new Answer((Map<?, ?>) each)));
        }
        return list;
    }

    /** The list of texts with this name; empty if it is missing. */
    public List<String> texts(String name) {
        return members.get(name) instanceof List<?> elements
                ? elements.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The text with this name in each of the answers. */
    public static List<String> texts(List<Answer> answers, String name) {
        return answers.stream().map(each -> each.text(name)).toList();
    }

    /** The map of texts with this name; empty if it is missing. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (members.get(name) instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(key.toString(), String.valueOf(value)));
        }
        return map;
    }

    /** The map of parts with this name; empty if it is missing. */
    public Map<String, Answer> parts(String name) {
        Map<String, Answer> map = new LinkedHashMap<>();
        if (members.get(name) instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(key.toString(), new Answer((Map<?, ?>) value)));
        }
        return map;
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
