package io.connect.reports.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the file in which interleaved runs are gathered:
 * {@code {"scenario":"test-1","metric":"latency-p95","base":112.4,"candidate":118.0,"control":false}}.
 *
 * @param scenario name with variant
 * @param metric one with a good direction
 * @param pair the two figures
 * @param control whether both runs were of the base: the A/A control
 */
public record PairLine(String scenario, Metric metric, PairedGate.Pair pair, boolean control) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All lines of a file; blank ones are passed over. */
    public static List<PairLine> read(Path file) {
        List<PairLine> lines = new ArrayList<>();
        List<String> texts;
        try {
            texts = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ResultFormatException("cannot read " + file + ": " + e, e);
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                lines.add(parse(file + ":" + (i + 1), texts.get(i)));
            }
        }
        return List.copyOf(lines);
    }

    /** The line that {@link #read} takes in, without its end. */
    public String json() {
        return MAPPER.createObjectNode()
                .put("scenario", scenario)
                .put("metric", metric.id())
                .put("base", pair.base())
                .put("candidate", pair.candidate())
                .put("control", control)
                .toString();
    }

    private static PairLine parse(String place, String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            String id = node.path("metric").asText();
            Metric metric = Metric.find(id)
                    .orElseThrow(() -> new ResultFormatException(place + " has the unknown metric '" + id + "'"));
            if (!node.path("base").isNumber() || !node.path("candidate").isNumber()) {
                throw new ResultFormatException(place + " needs numbers in base and candidate, met " + text.strip());
            }
            return new PairLine(
                    node.path("scenario").asText(""),
                    metric,
                    new PairedGate.Pair(
                            node.path("base").doubleValue(),
                            node.path("candidate").doubleValue()),
                    node.path("control").asBoolean(false));
        } catch (JsonProcessingException e) {
            throw new ResultFormatException(place + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ResultFormatException(place + ": " + e.getMessage(), e);
        }
    }
}
