package io.connect.features.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was said about a configuration or a file that a scenario had checked. */
public final class Verdicts {
    private Map<String, List<String>> errors;

    /** @param found key or place to the messages about it, in order */
    public void errors(Map<String, List<String>> found) {
        errors = new LinkedHashMap<>(found);
    }

    /** Key or place to the messages about it; only what is wrong. */
    public Map<String, List<String>> errors() {
        if (errors == null) {
            throw new IllegalStateException("this scenario has not had anything validated yet");
        }
        return errors;
    }
}
