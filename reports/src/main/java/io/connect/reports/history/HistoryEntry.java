package io.connect.reports.history;

import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a result that is stored permanently: its figures and their origin. It is a row of a table, so it has a component
 * for each column.
 *
 * @param schemaVersion the schema version of the result
 * @param runId the run id of the run
 * @param scenario the scenario with variant
 * @param profile the profile of the run
 * @param startedAt the start of the run
 * @param commit full hash
 * @param machine fingerprint
 * @param calibration msg/s of the bare loop; null when not measured
 * @param verdict the verdict of the run
 * @param metrics metric id to value
 */
public record HistoryEntry(
        int schemaVersion,
        String runId,
        String scenario,
        String profile,
        Instant startedAt,
        String commit,
        String machine,
        Double calibration,
        Verdict verdict,
        Map<String, Double> metrics) {

    public HistoryEntry {
        if (runId == null || scenario == null || profile == null || startedAt == null || machine == null) {
            throw new IllegalArgumentException(
                    "a line of history needs runId, scenario, profile, startedAt and machine; met " + runId + ", "
                            + scenario + ", " + profile + ", " + startedAt + ", " + machine);
        }
        metrics = Collections.unmodifiableMap(metrics == null ? new LinkedHashMap<>() : new LinkedHashMap<>(metrics));
    }

    /** The entry of {@code result}. */
    public static HistoryEntry of(RunResult result) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Map.Entry<String, MetricResult> entry : result.metrics().entrySet()) {
            if (entry.getValue().value() != null) {
                metrics.put(entry.getKey(), entry.getValue().value());
            }
        }
        return new HistoryEntry(
                result.schemaVersion(),
                result.runId(),
                result.name(),
                result.profile(),
                result.startedAt(),
                result.provenance().git().commit(),
                result.provenance().machine().fingerprint(),
                result.calibration() == null ? null : result.calibration().drainRate(),
                result.verdict(),
                metrics);
    }

    /** The key of a curve: only entries with the same stream belong to one curve. */
    public String stream() {
        return scenario + " · " + profile + " · " + machine;
    }
}
