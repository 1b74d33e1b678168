package io.connect.reports.compare;

import io.connect.reports.model.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What else than the subject changed between two runs, for a reader who looks for the reason of a change. */
final class Circumstances {

    private Circumstances() {}

    /** A sentence for each difference in JVM and in versions that both sides know. */
    static List<String> differences(Provenance before, Provenance after) {
        List<String> found = new ArrayList<>();
        if (!before.machine().jvm().equals(after.machine().jvm())) {
            found.add("another JVM: " + before.machine().jvm() + " in the baseline, "
                    + after.machine().jvm() + " now");
        }
        for (Map.Entry<String, String> then : new TreeMap<>(before.versions()).entrySet()) {
            String now = after.versions().get(then.getKey());
            if (now != null && !now.equals(then.getValue())) {
                found.add("another version of " + then.getKey() + ": " + then.getValue() + " in the baseline, " + now
                        + " now");
            }
        }
        return found;
    }
}
