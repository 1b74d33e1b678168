package io.connect.reports.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.model.RunResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Charts as the JSON that the page's script reads, safe inside a script element. */
final class ChartJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** More digits than a pixel can show only enlarge the file. */
    private static final MathContext DIGITS = new MathContext(5);

    private ChartJson() {}

    /** The charts of a run, with its phases, faults and events. */
    static String of(RunResult result, List<Chart> charts) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode phases = root.putArray("phases");
        result.phases()
                .forEach(phase -> phases.addObject()
                        .put("name", phase.name())
                        .put("from", phase.from())
                        .put("to", phase.to()));
        ArrayNode faults = root.putArray("faults");
        result.faults()
                .forEach(fault -> faults.addObject()
                        .put("name", fault.label())
                        .put("from", fault.from())
                        .put("to", fault.to()));
        ArrayNode events = root.putArray("events");
        result.events()
                .forEach(event -> events.addObject().put("name", event.what()).put("at", event.at()));
        root.set("charts", charts(charts));
        return text(root);
    }

    /** Charts that do not have the time axis of one run. */
    static String of(List<Chart> charts) {
        ObjectNode root = MAPPER.createObjectNode();
        root.putArray("phases");
        root.putArray("faults");
        root.putArray("events");
        root.set("charts", charts(charts));
        return text(root);
    }

    private static ArrayNode charts(List<Chart> charts) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Chart chart : charts) {
            ObjectNode node = array.addObject()
                    .put("title", chart.title())
                    .put("unit", chart.unit())
                    .put("kind", chart.kind().name().toLowerCase(Locale.ROOT));
            ArrayNode lines = node.putArray("lines");
            for (Chart.Line line : chart.lines()) {
                ObjectNode lineNode = lines.addObject().put("name", line.name()).put("reference", line.reference());
                ArrayNode points = lineNode.putArray("points");
                for (Double[] point : line.points()) {
                    ArrayNode pair = points.addArray().add(point[0]);
                    if (point[1] == null) {
                        pair.addNull();
                    } else {
                        pair.add(new BigDecimal(point[1], DIGITS).stripTrailingZeros());
                    }
                }
                ArrayNode marks = lineNode.putArray("marks");
                line.marks()
                        .forEach(mark -> marks.addObject()
                                .put("x", mark.x())
                                .put("y", mark.y())
                                .put("label", mark.label()));
            }
        }
        return array;
    }

    /** Escapes texts of a result, so that none can end the script element or begin a comment in it. */
    private static String text(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("chart data cannot be written as JSON", e);
        }
    }
}
