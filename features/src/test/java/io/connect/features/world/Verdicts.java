package io.connect.features.world;

import java.util.List;
import java.util.Map;

/** What was said about a configuration or a file that a scenario had checked. */
public final class Verdicts {
    private Map<String, List<String>> errors;

    /** @param found key to the messages about it */
    public void errors(Map<String, List<String>> found) {
        errors = Map.copyOf(found);
    }

    /** Key to the messages about it; only keys that are wrong. */
    public Map<String, List<String>> errors() {
        if (errors == null) {
            throw new IllegalStateException("this scenario has not had anything validated yet");
        }
        return errors;
    }
}
