package io.connect.reports.html;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Series;
import io.connect.reports.model.SeriesName;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The formatted values of one scenario in several runs for the template. */
public final class OverlayView {

    private static final double P95 = 95;

    private final String name;
    private final String anchor;
    private final List<RunResult> runs;
    private final List<String> labels = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    OverlayView(String name, List<RunResult> runs, String anchor) {
        this.name = name;
        this.anchor = anchor;
        this.runs = runs;
        for (RunResult run : runs) {
            String label = run.runId();
            // Two runs may have the same id, such as a copy and its original; a legend needs two names.
            labels.add(labels.contains(label) ? label + " (" + (labels.size() + 1) + ")" : label);
        }
        charts.add(chart("Delivered", "msg/s", Chart.Kind.TIME, run -> series(run, SeriesName.DELIVERED)));
        Chart p95 = chart(
                "p95 by second of arrival",
                "ms",
                Chart.Kind.TIME,
                run -> Optional.ofNullable(run.intervals()).map(all -> Curves.overTime(all, P95)));
        charts.add(new Chart(p95.title(), p95.unit(), RunCharts.scale(p95.lines()), p95.lines()));
        charts.add(chart("Latency by percentile", "ms", Chart.Kind.PERCENTILES, OverlayView::percentiles));
        charts.add(chart(
                "Messages in the queue", "messages", Chart.Kind.TIME, run -> series(run, SeriesName.QUEUE_VISIBLE)));
        charts.add(chart("CPU, all processes", "%", Chart.Kind.TIME, OverlayView::cpu));
        charts.removeIf(Chart::isEmpty);
    }

    public String name() {
        return name;
    }

    public String anchor() {
        return anchor;
    }

    public List<String> labels() {
        return labels;
    }

    /** Rows of run, profile, verdict, revision and machine. */
    public List<List<String>> origins() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RunResult run = runs.get(i);
            String commit = run.provenance().git().commit();
            rows.add(List.of(
                    labels.get(i),
                    run.profile(),
                    run.verdict().id(),
                    commit.substring(0, Math.min(10, commit.length())),
                    run.provenance().machine().fingerprint()));
        }
        return rows;
    }

    /** Rows of metric, unit, and each run's value with its change from the first run. */
    public List<List<String>> metrics() {
        Set<String> ids = new LinkedHashSet<>();
        runs.forEach(run -> ids.addAll(run.metrics().keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String id : ids) {
            String unit = runs.stream()
                    .map(run -> run.metrics().get(id))
                    .filter(metric -> metric != null)
                    .map(MetricResult::unit)
                    .findFirst()
                    .orElse("");
            List<String> row = new ArrayList<>(List.of(id, unit));
            Double first = runs.get(0).value(id).orElse(null);
            for (int i = 0; i < runs.size(); i++) {
                Double value = runs.get(i).value(id).orElse(null);
                String change = i == 0 || first == null || value == null || first == 0
                        ? ""
                        : " (" + Numbers.change(100 * (value - first) / first) + ")";
                row.add(Numbers.plain(value) + change);
            }
            rows.add(row);
        }
        return rows;
    }

    public List<String> chartTitles() {
        return charts.stream().map(Chart::title).toList();
    }

    public String chartJson() {
        return ChartJson.of(runs.get(0), charts);
    }

    private Chart chart(
            String title, String unit, Chart.Kind kind, Function<RunResult, Optional<List<Double[]>>> points) {
        List<Chart.Line> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String label = labels.get(i);
            points.apply(runs.get(i)).ifPresent(line -> lines.add(new Chart.Line(label, line)));
        }
        return new Chart(title, unit, kind, lines);
    }

    private static Optional<List<Double[]>> series(RunResult run, String id) {
        return Optional.ofNullable(run.series().get(id)).map(Curves::of);
    }

    private static Optional<List<Double[]>> percentiles(RunResult run) {
        return Optional.ofNullable(run.histograms().get(Phase.STEADY))
                .filter(histogram -> histogram.count() > 0)
                .map((EncodedHistogram histogram) -> Curves.percentiles(histogram));
    }

    /** The sum over processes. A second in which some process was not sampled is a gap. */
    private static Optional<List<Double[]>> cpu(RunResult run) {
        List<Series> all = run.series().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(SeriesName.CPU + '/'))
                .map(Map.Entry::getValue)
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Series first = all.get(0);
        List<Double> sum = new ArrayList<>(first.values());
        for (Series other : all.subList(1, all.size())) {
            for (int i = 0; i < sum.size(); i++) {
                Double value = other.near(first.at(i)).orElse(null);
                Double before = sum.get(i);
                sum.set(i, before == null || value == null ? null : Double.valueOf(before + value));
            }
        }
        return Optional.of(Curves.of(new Series(first.unit(), first.start(), first.intervalSeconds(), sum)));
    }
}
