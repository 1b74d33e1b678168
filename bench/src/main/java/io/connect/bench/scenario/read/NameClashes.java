package io.connect.bench.scenario.read;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.yaml.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** Checks runs that will take place. With several subjects, the names of their results contain the subject. */
    void check(List<Scenario> runs) {
        runs.forEach(run -> clash(run.id()).ifPresent(root.problems()::addWithoutPlace));
    }

    /** Checks the names in the file. */
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
        clash(id).ifPresent(why -> place.problem(why, below));
    }

    /** The reason why an id cannot be used beside the ones before it; empty if it can. */
    private Optional<String> clash(String id) {
        return Optional.ofNullable(taken.putIfAbsent(Scenario.plain(id).toLowerCase(Locale.ROOT), id))
                .map(other -> "files or queues of '" + id + "' and '" + other
                        + "' would have the same name; choose one that differs in more than case and punctuation");
    }
}
