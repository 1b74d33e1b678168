package io.connect.reports.scenario;

import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subjects of results, in words for tables. */
public final class Subjects {

    private static final String UNKNOWN = "–";

    private Subjects() {}

    /** Name of the subject, with the version of its plugin if known; a dash in results without this information. */
    public static String name(RunResult result) {
        String name = key(result);
        return name.isEmpty()
                ? UNKNOWN
                : name + version(result).map(told -> " " + told).orElse("");
    }

    /** Key of the subject in the scenario file; empty in results without this information. */
    public static String key(RunResult result) {
        return result.scenarioAsRun()
                .path(ScenarioKeys.SUBJECT)
                .path(ScenarioKeys.NAME)
                .asText("");
    }

    /** Whether the result's name ends with its subject, because its scenario was run with several. */
    public static boolean isOneOfSeveral(RunResult result) {
        String label = result.variant() == null ? "" : result.variant();
        return !key(result).isEmpty() && (label.equals(key(result)) || label.endsWith("+" + key(result)));
    }

    /** The name with version and class of the plugin; empty in results without this information. */
    public static String described(RunResult result) {
        String name = name(result);
        return name.equals(UNKNOWN)
                ? ""
                : name
                        + Optional.ofNullable(versions(result).get(Provenance.PLUGIN))
                                .map(plugin -> " (" + plugin + ")")
                                .orElse("");
    }

    /** Whether the results have more than one subject, so that a table must distinguish them. */
    public static boolean areSeveral(List<RunResult> results) {
        return results.stream().map(Subjects::name).distinct().count() > 1;
    }

    private static Optional<String> version(RunResult result) {
        return Optional.ofNullable(versions(result).get(Provenance.PLUGIN_VERSION));
    }

    private static Map<String, String> versions(RunResult result) {
        return result.provenance().versions();
    }
}
