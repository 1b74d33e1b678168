package io.connect.reports.html;

import io.connect.reports.history.ChangePoints;
import io.connect.reports.history.HistoryEntry;
import io.connect.reports.model.Metric;
import io.connect.reports.stats.Samples;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The formatted values of one stream of runs for the template. */
public final class TrendView {

    /** The metrics of speed and cost. The others are in the table of the run itself. */
    private static final List<Metric> METRICS = List.of(
            Metric.THROUGHPUT,
            Metric.DRAIN_RATE,
            Metric.LATENCY_P50,
            Metric.LATENCY_P95,
            Metric.LATENCY_P99,
            Metric.CPU_PER_MESSAGE,
            Metric.HEAP,
            Metric.RECOVERY_TIME);

    private final String name;
    private final String anchor;
    private final List<HistoryEntry> runs;
    private final List<Metric> metrics;
    private final List<Chart> charts = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    TrendView(String name, List<HistoryEntry> runs, String anchor) {
        this.name = name;
        this.anchor = anchor;
        this.runs = runs;
        this.metrics = METRICS.stream()
                .filter(metric -> runs.stream().anyMatch(run -> run.metrics().containsKey(metric.id())))
                .toList();
        metrics.forEach(metric -> charts.add(chart(metric)));
    }

    public String name() {
        return name;
    }

    public String anchor() {
        return anchor;
    }

    public int runs() {
        return runs.size();
    }

    /** A sentence per change point. */
    public List<String> changes() {
        return changes;
    }

    public List<String> metrics() {
        return metrics.stream().map(metric -> metric.id() + ' ' + metric.unit()).toList();
    }

    /** Newest first: run, start, revision, verdict, figures. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            HistoryEntry run = runs.get(i);
            List<String> row = new ArrayList<>(List.of(
                    run.runId(),
                    run.startedAt().toString(),
                    shortCommit(run),
                    run.verdict().id()));
            metrics.forEach(metric -> row.add(Numbers.plain(run.metrics().get(metric.id()))));
            rows.add(row);
        }
        return rows;
    }

    public List<String> chartTitles() {
        return charts.stream().map(Chart::title).toList();
    }

    public String chartJson() {
        return ChartJson.of(charts);
    }

    private Chart chart(Metric metric) {
        List<HistoryEntry> measured = runs.stream()
                .filter(run -> run.metrics().containsKey(metric.id()))
                .toList();
        List<Double> values =
                measured.stream().map(run -> run.metrics().get(metric.id())).toList();
        List<Double[]> points = new ArrayList<>();
        measured.forEach(run -> points.add(new Double[] {
            (double) run.startedAt().toEpochMilli(), run.metrics().get(metric.id())
        }));
        List<Chart.Mark> marks = new ArrayList<>();
        List<Integer> found = ChangePoints.in(values);
        for (int i = 0; i < found.size(); i++) {
            int at = found.get(i);
            int start = i == 0 ? 0 : found.get(i - 1);
            int end = i + 1 < found.size() ? found.get(i + 1) : values.size();
            double was = Samples.median(values.subList(start, at));
            double is = Samples.median(values.subList(at, end));
            String change = was == 0 ? Numbers.MISSING : Numbers.change(100 * (is - was) / was);
            marks.add(new Chart.Mark(points.get(at)[0], points.get(at)[1], change));
            HistoryEntry first = measured.get(at);
            changes.add(metric.id() + " moved from " + Numbers.plain(was) + " to " + Numbers.plain(is) + ' '
                    + metric.unit() + " (" + change + ") at run " + first.runId() + ", revision " + shortCommit(first));
        }
        return new Chart(
                metric.id(),
                metric.unit(),
                Chart.Kind.DATE,
                List.of(new Chart.Line(metric.id(), points, false, marks)));
    }

    private static String shortCommit(HistoryEntry run) {
        String commit = run.commit() == null ? "unknown" : run.commit();
        return commit.substring(0, Math.min(10, commit.length()));
    }
}
