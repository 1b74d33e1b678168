package io.connect.reports.export;

import io.connect.reports.model.Better;
import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a file for each scenario and profile, with a row for each run in the order of time. Columns are the metrics that every
 * row has, because Otava cannot read an empty field as a number.
 */
final class OtavaSeries {

    private OtavaSeries() {}

    static Map<String, String> files(List<RunResult> results) {
        Map<String, List<RunResult>> series = new TreeMap<>();
        results.stream()
                .sorted(Comparator.comparing(RunResult::startedAt))
                .forEach(result -> series.computeIfAbsent(
                                result.name() + "-" + result.profile(), name -> new ArrayList<>())
                        .add(result));
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder configuration = new StringBuilder("tests:\n");
        series.forEach((name, runs) -> {
            Map<String, Better> metrics = metricsOfAll(runs);
            files.put(name + ".csv", csv(runs, metrics));
            test(configuration, name, metrics);
        });
        files.put("otava.yaml", configuration.toString());
        return files;
    }

    private static Map<String, Better> metricsOfAll(List<RunResult> runs) {
        Map<String, Better> metrics = new LinkedHashMap<>();
        runs.get(0).metrics().forEach((id, metric) -> {
            if (metric.better() != Better.NONE
                    && runs.stream().allMatch(run -> run.value(id).isPresent())) {
                metrics.put(id, metric.better());
            }
        });
        return metrics;
    }

    private static String csv(List<RunResult> runs, Map<String, Better> metrics) {
        StringBuilder text = new StringBuilder("time,commit,run");
        metrics.keySet().forEach(metric -> text.append(',').append(metric));
        for (RunResult run : runs) {
            text.append('\n')
                    .append(run.startedAt())
                    .append(',')
                    .append(run.provenance().git().commit())
                    .append(',')
                    .append(quoted(run.runId()));
            metrics.keySet()
                    .forEach(metric -> text.append(',').append(run.value(metric).orElseThrow()));
        }
        return text.append('\n').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void test(StringBuilder configuration, String name, Map<String, Better> metrics) {
        configuration.append("  \"").append(name).append("\":\n");
        configuration.append("    type: csv\n    file: \"").append(name).append(".csv\"\n");
        configuration.append("    time_column: time\n    attributes: [commit, run]\n");
        configuration.append("    csv_options: { delimiter: \",\", quotechar: '\"' }\n    metrics:\n");
        metrics.forEach((metric, better) -> configuration
                .append("      \"")
                .append(metric)
                .append("\": { column: \"")
                .append(metric)
                .append("\", direction: ")
                .append(better == Better.HIGHER ? 1 : -1)
                .append(", scale: 1 }\n"));
    }
}
