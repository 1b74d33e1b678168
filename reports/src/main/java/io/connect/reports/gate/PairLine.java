package io.connect.reports.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.Metric;

/**
 * A line of the file that collects interleaved runs:
 * {@code {"scenario":"test-1","metric":"latency-p95","base":112.4,"candidate":118.0,"control":false,"workers":"3"}}. The name
 * of the workers may be missing if a session uses the same workers throughout.
 *
 * @param scenario name with variant
 * @param metric a metric with a better direction
 * @param pair the two figures
 * @param control whether both runs were of the base: the A/A control
 */
public record PairLine(String scenario, Metric metric, PairedGate.Pair pair, boolean control) {

    /** The line for {@link PairFile}, without a line end. */
    public String json() {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("scenario", scenario)
                .put("metric", metric.id())
                .put("base", pair.base())
                .put("candidate", pair.candidate())
                .put("control", control);
        if (!pair.workers().isEmpty()) {
            line.put("workers", pair.workers());
        }
        return line.toString();
    }

    static PairLine of(String place, JsonNode line) {
        String id = line.path("metric").asText();
        Metric metric = Metric.find(id)
                .orElseThrow(() -> new ResultFormatException(place + " has the unknown metric '" + id + "'"));
        if (!line.path("base").isNumber() || !line.path("candidate").isNumber()) {
            throw new ResultFormatException(place + " needs numbers in base and candidate, met " + line);
        }
        JsonNode control = line.path("control");
        if (!control.isMissingNode() && !control.isBoolean()) {
            throw new ResultFormatException(place + " needs true or false in control, met " + control);
        }
        try {
            return new PairLine(
                    line.path("scenario").asText(""),
                    metric,
                    new PairedGate.Pair(
                            line.path("base").doubleValue(),
                            line.path("candidate").doubleValue(),
                            line.path("workers").asText("")),
                    control.asBoolean(false));
        } catch (IllegalArgumentException e) {
            throw new ResultFormatException(place + ": " + e.getMessage(), e);
        }
    }
}
