package io.connect.sqsserver;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Queues that the server creates at its start, as JSON: {@code {"queues": [{"name": "orders.fifo", "attributes":
 * {"VisibilityTimeout": "60"}, "tags": {}}]}}. A dead-letter queue must precede the queues that name it.
 */
final class QueuesFile {

    private static final Set<String> MEMBERS = Set.of("name", "attributes", "tags");

    private QueuesFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when the file does not define queues
     */
    static List<QueueDefinition> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            if (JsonReader.read(bytes) instanceof Map<?, ?> root
                    && root.keySet().equals(Set.of("queues"))
                    && root.get("queues") instanceof List<?> queues) {
                List<QueueDefinition> definitions = new ArrayList<>();
                for (Object each : queues) {
                    definitions.add(definition(file, each));
                }
                return definitions;
            }
        } catch (SqsException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(file + ": must be an object with one member, the list \"queues\"");
    }

    private static QueueDefinition definition(Path file, Object value) {
        if (!(value instanceof Map<?, ?> members) || members.get("name") == null) {
            throw new IllegalArgumentException(file + ": each queue must be an object with a \"name\"");
        }
        for (Object member : members.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new IllegalArgumentException(file + ": queue " + members.get("name") + " has the member \""
                        + member + "\", which is none of name, attributes and tags");
            }
        }
        return new QueueDefinition(
                members.get("name").toString(), texts(file, members, "attributes"), texts(file, members, "tags"));
    }

    private static Map<String, String> texts(Path file, Map<?, ?> queue, String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (queue.get(member) instanceof Map<?, ?> given) {
            given.forEach((key, text) -> texts.put(key.toString(), String.valueOf(text)));
        } else if (queue.get(member) != null) {
            throw new IllegalArgumentException(
                    file + ": queue " + queue.get("name") + " has \"" + member + "\", which must be an object");
        }
        return texts;
    }
}
