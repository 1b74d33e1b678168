package io.connect.reports.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds differences between two runs, other than the subject's build, that may explain a change. */
final class Circumstances {

    private Circumstances() {}

    /** A sentence for each difference in versions that both results contain, in settings of the connector, and in gates. */
    static List<String> differences(RunResult before, RunResult after) {
        List<String> found = new ArrayList<>();
        Map<String, String> versions = new TreeMap<>(after.provenance().versions());
        new TreeMap<>(before.provenance().versions()).forEach((program, then) -> {
            String now = versions.get(program);
            if (now != null && !now.equals(then)) {
                found.add("another version of " + program + ": " + then + " in the baseline, " + now + " now");
            }
        });
        settings(before.scenarioAsRun().path("connector"), after.scenarioAsRun().path("connector"), found);
        after.gates().forEach((metric, gate) -> {
            if (!gate.equals(MetricComparator.gate(before, metric).orElse(null))) {
                found.add("the run has another gate for " + metric + " than the baseline, whose gate counts");
            }
        });
        return found;
    }

    private static void settings(JsonNode before, JsonNode after, List<String> found) {
        TreeSet<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            String then = before.path(key).asText();
            String now = after.path(key).asText();
            if (!then.equals(now)) {
                found.add("another " + key + " of the connector: '" + then + "' in the baseline, '" + now + "' now");
            }
        }
    }
}
