package io.connect.bench.scenario.read;

import io.connect.bench.scenario.yaml.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds scenarios and variants whose results, queues or buckets would have the same name. Queues and buckets allow fewer
 * characters than scenarios, and some file systems do not distinguish upper and lower case. For one use.
 */
final class NameClashes {

    /** The file with the results of all scenarios, {@code benchmark-results.json}. */
    private static final String ALL_RESULTS = "benchmark-results";

    private static final String SCENARIOS = "scenarios";
    private static final String VARIANTS = "variants";

    private final Place root;
    private final Map<String, String> taken = new HashMap<>();

    NameClashes(Place root) {
        this.root = root;
    }

    void check() {
        for (String scenario : root.at(SCENARIOS).keys()) {
            List<String> variants = root.at(SCENARIOS, scenario, VARIANTS).keys();
            if (variants.isEmpty()) {
                check(scenario, scenario);
            }
            variants.forEach(variant -> check(scenario + "@" + variant, scenario, VARIANTS, variant));
        }
    }

    private void check(String id, Object... below) {
        Place place = root.at(SCENARIOS);
        if (id.equals(ALL_RESULTS)) {
            place.problem(
                    "'" + id + "' is the name of the file with the results of all scenarios; choose another", below);
        }
        String other = taken.putIfAbsent(id.replaceAll("[^A-Za-z0-9]", "-").toLowerCase(Locale.ROOT), id);
        if (other != null) {
            place.problem(
                    "files or queues of '" + id + "' and '" + other
                            + "' would have the same name; choose one that differs in more than case and punctuation",
                    below);
        }
    }
}
