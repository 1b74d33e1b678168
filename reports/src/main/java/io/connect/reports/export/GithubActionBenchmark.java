package io.connect.reports.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.reports.model.Better;
import io.connect.reports.model.RunResult;
import io.connect.reports.text.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the arrays that the action's tools {@code customBiggerIsBetter} and {@code customSmallerIsBetter} read. */
final class GithubActionBenchmark {

    private GithubActionBenchmark() {}

    static Map<String, String> files(List<RunResult> results) {
        List<Repeated> figures = Repeated.of(results);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("bigger-is-better.json", array(figures, Better.HIGHER));
        files.put("smaller-is-better.json", array(figures, Better.LOWER));
        return files;
    }

    private static String array(List<Repeated> figures, Better better) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Repeated figure : figures) {
            if (figure.better() == better) {
                ObjectNode entry = array.addObject();
                entry.put("name", figure.scenario() + " " + figure.metric());
                entry.put("unit", figure.unit());
                entry.put("value", figure.median());
                if (figure.isRepeated()) {
                    entry.put("range", Numbers.plain(figure.least()) + " to " + Numbers.plain(figure.most()));
                    entry.put("extra", "median of " + figure.values().size());
                }
            }
        }
        return array.toPrettyString() + "\n";
    }
}
