package io.connect.reports.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.Phase;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Facts about a scenario that judging a run needs, read from the scenario as it was run.
 *
 * @param consumed whether anybody was to take the messages
 * @param fifo whether the queue promises order
 * @param exactlyOnce whether the subject was required to deliver exactly once
 * @param steadyPhases names of the phases that are judged
 */
public record ScenarioFacts(boolean consumed, boolean fifo, boolean exactlyOnce, Set<String> steadyPhases) {

    public ScenarioFacts {
        steadyPhases = Set.copyOf(steadyPhases);
    }

    /** The facts of a scenario; what it does not say is false. */
    public static ScenarioFacts of(JsonNode scenario) {
        JsonNode subject = scenario.path(ScenarioKeys.SUBJECT);
        return new ScenarioFacts(
                !ScenarioKeys.NO_SUBJECT.equals(subject.path(ScenarioKeys.KIND).asText()),
                ScenarioKeys.FIFO.equals(scenario.path(ScenarioKeys.QUEUE)
                        .path(ScenarioKeys.TYPE)
                        .asText()),
                Stream.of(scenario.path(ScenarioKeys.CONNECTOR), subject.path(ScenarioKeys.CONNECTOR))
                        .anyMatch(keys -> ScenarioKeys.REQUIRED.equals(
                                keys.path(ScenarioKeys.EXACTLY_ONCE).asText())),
                steadyPhases(scenario.path(ScenarioKeys.LOAD).path(ScenarioKeys.PHASES)));
    }

    private static Set<String> steadyPhases(JsonNode phases) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode phase : phases) {
            if (Phase.STEADY.equals(phase.path(ScenarioKeys.ROLE).asText())) {
                names.add(phase.path(ScenarioKeys.NAME).asText());
            }
        }
        return names;
    }
}
