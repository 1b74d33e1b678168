package io.connect.features.world.connectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a check of a scenario's configuration or file. */
public final class ValidationAnswers {
    private Optional<Map<String, List<String>>> errors = Optional.empty();

    /** @param found key or location to the messages about it, in order */
    public void errors(Map<String, List<String>> found) {
        errors = Optional.of(new LinkedHashMap<>(found));
    }

    /** Key or location to the messages about it; only keys with problems. */
    public Map<String, List<String>> errors() {
        return errors.orElseThrow(() -> new IllegalStateException("this scenario has not had anything validated yet"));
    }
}
