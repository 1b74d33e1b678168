package io.connect.reports.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.json.ResultFormatException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A pair without figures, because some of its runs were void: {@code {"scenario":"test-1","void":["candidate"]}}.
 *
 * @param scenario name with variant
 * @param roles the void runs: base, candidate or control
 */
public record VoidPair(String scenario, Set<String> roles) {

    static final String KEY = "void";
    private static final String CANDIDATE = "candidate";
    private static final Set<String> ROLES = Set.of("base", CANDIDATE, "control");

    public VoidPair {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException(
                    "void holds " + roles + ", one or more of base, candidate, control are needed");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether only the candidate was void. The machine was then fast enough for the base and its control. */
    boolean isTheCandidates() {
        return roles.equals(Set.of(CANDIDATE));
    }

    /** The line for {@link PairFile}, without a line end. */
    public String json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("scenario", scenario);
        ArrayNode names = line.putArray(KEY);
        roles.stream().sorted().forEach(names::add);
        return line.toString();
    }

    static VoidPair of(String place, JsonNode line) {
        Set<String> roles = new LinkedHashSet<>();
        line.path(KEY).forEach(role -> roles.add(role.asText()));
        try {
            return new VoidPair(line.path("scenario").asText(""), roles);
        } catch (IllegalArgumentException e) {
            throw new ResultFormatException(place + ": " + e.getMessage(), e);
        }
    }
}
