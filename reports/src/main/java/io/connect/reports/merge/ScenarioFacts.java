package io.connect.reports.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.Phase;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What judging a run needs to know of its scenario, read from the scenario as it was run. The words are those of
 * scenarios.yaml.
 */
final class ScenarioFacts {

    private static final String FIFO = "fifo";
    private static final String NOBODY = "none";
    private static final String REQUIRED = "required";

    private final JsonNode scenario;

    ScenarioFacts(JsonNode scenario) {
        this.scenario = scenario;
    }

    boolean isConsumed() {
        return !NOBODY.equals(scenario.at("/subject/kind").asText());
    }

    boolean isFifo() {
        return FIFO.equals(scenario.at("/queue/type").asText());
    }

    boolean isExactlyOnce() {
        return Stream.of("/connector", "/subject/config")
                .anyMatch(keys -> REQUIRED.equals(
                        scenario.at(keys).path("exactly.once.support").asText()));
    }

    /** Names of the phases that are judged. */
    Set<String> steadyPhases() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode phase : scenario.at("/load/phases")) {
            if (Phase.STEADY.equals(phase.path("role").asText())) {
                names.add(phase.path("name").asText());
            }
        }
        return names;
    }
}
