package io.connect.reports.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.Phase;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Facts about a scenario that are needed to judge a run, read from the scenario as it was run.
 *
 * @param consumed whether a subject had to receive the messages
 * @param fifo whether the queue promises order
 * @param exactlyOnce whether the subject was required to deliver exactly once
 * @param steadyPhases names of the phases that are judged
 */
public record ScenarioFacts(boolean consumed, boolean fifo, boolean exactlyOnce, Set<String> steadyPhases) {

    public ScenarioFacts {
        steadyPhases = Set.copyOf(steadyPhases);
    }

    /** The facts of a scenario; a fact that it does not state is false. */
    public static ScenarioFacts of(JsonNode scenario) {
        JsonNode subject = scenario.path(ScenarioKeys.SUBJECT);
        return new ScenarioFacts(
                !ScenarioKeys.NO_SUBJECT.equals(subject.path(ScenarioKeys.KIND).asText()),
                ScenarioKeys.FIFO.equals(scenario.path(ScenarioKeys.QUEUE)
                        .path(ScenarioKeys.TYPE)
                        .asText()),
                isExactlyOnce(subject.path(ScenarioKeys.CONNECTOR), scenario.path(ScenarioKeys.CONNECTOR)),
                steadyPhases(scenario.path(ScenarioKeys.LOAD).path(ScenarioKeys.PHASES)));
    }

    /** The scenario's own keys override those of the subject. */
    private static boolean isExactlyOnce(JsonNode subject, JsonNode scenario) {
        JsonNode support = scenario.has(ScenarioKeys.EXACTLY_ONCE)
                ? scenario.get(ScenarioKeys.EXACTLY_ONCE)
                : subject.path(ScenarioKeys.EXACTLY_ONCE);
        return ScenarioKeys.REQUIRED.equals(support.asText());
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
