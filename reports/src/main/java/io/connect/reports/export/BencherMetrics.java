package io.connect.reports.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.model.RunResult;
import java.util.List;
import java.util.Map;

/**
 * Maps each benchmark to its measures, and each measure to its value, with the minimum and the maximum of repeated
 * measurements.
 */
final class BencherMetrics {

    private BencherMetrics() {}

    static Map<String, String> files(List<RunResult> results) {
        ObjectNode benchmarks = JsonNodeFactory.instance.objectNode();
        for (Repeated figure : Repeated.of(results)) {
            ObjectNode metric = benchmarks.withObjectProperty(figure.scenario()).putObject(slug(figure));
            metric.put("value", figure.median());
            if (figure.isRepeated()) {
                metric.put("lower_value", figure.least());
                metric.put("upper_value", figure.most());
            }
        }
        return Map.of("bencher.json", benchmarks.toPrettyString() + "\n");
    }

    /** Bencher names a measure by a slug, which has no slash. */
    private static String slug(Repeated figure) {
        return figure.metric().replace('/', '-');
    }
}
