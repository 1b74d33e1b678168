package io.connect.toxiproxy.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names of topics by their ids, taken from answers to Metadata requests. Newer requests contain only topic ids. Thread-safe. */
final class TopicIds {

    private final Map<String, String> names = new ConcurrentHashMap<>();

    void put(String id, String name) {
        names.put(id, name);
    }

    Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }
}
