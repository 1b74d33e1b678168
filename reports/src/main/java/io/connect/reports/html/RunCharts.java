package io.connect.reports.html;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Phase;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Series;
import io.connect.reports.model.SeriesName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The charts of one scenario: offered and achieved load, latency, and use of resources. */
final class RunCharts {

    private static final double[] PERCENTILES = {50, 95, 99};
    /** A range of values beyond this factor is readable only on a logarithmic axis. */
    private static final double WIDE = 40;

    private final RunResult result;
    private final Optional<RunResult> baseline;

    RunCharts(RunResult result, Optional<RunResult> baseline) {
        this.result = result;
        this.baseline = baseline;
    }

    List<Chart> all() {
        Set<String> drawn = new LinkedHashSet<>();
        List<Chart> charts = new ArrayList<>();
        charts.add(group(
                drawn,
                "Offered and delivered",
                Chart.Kind.TIME,
                SeriesName.OFFERED,
                SeriesName.ACCEPTED,
                SeriesName.DELIVERED));
        charts.add(latencyOverTime());
        charts.add(percentileCurve());
        charts.add(group(
                drawn, "Messages in the queue", Chart.Kind.TIME, SeriesName.QUEUE_VISIBLE, SeriesName.QUEUE_IN_FLIGHT));
        charts.add(group(drawn, "CPU per process", Chart.Kind.TIME, SeriesName.CPU));
        charts.add(group(drawn, "Heap per process", Chart.Kind.TIME, SeriesName.HEAP, SeriesName.HEAP_AFTER_GC));
        charts.add(group(drawn, "Garbage collector pauses", Chart.Kind.TIME_BARS, SeriesName.GC_PAUSE));
        charts.add(group(drawn, "Bytes per link", Chart.Kind.TIME, SeriesName.NETWORK));
        Set<String> others = new LinkedHashSet<>();
        for (String name : result.series().keySet()) {
            if (!drawn.contains(name)) {
                others.add(base(name));
            }
        }
        for (String other : others) {
            charts.add(group(drawn, words(other), Chart.Kind.TIME, other));
        }
        charts.removeIf(Chart::isEmpty);
        return charts;
    }

    /** All series with some base names, including those of single processes. */
    private Chart group(Set<String> drawn, String title, Chart.Kind kind, String... bases) {
        List<Chart.Line> lines = new ArrayList<>();
        String unit = "";
        for (String base : bases) {
            for (Map.Entry<String, Series> entry : result.series().entrySet()) {
                if (base(entry.getKey()).equals(base)) {
                    drawn.add(entry.getKey());
                    unit = entry.getValue().unit();
                    lines.add(new Chart.Line(lineName(entry.getKey(), bases.length > 1), Curves.of(entry.getValue())));
                }
            }
        }
        return new Chart(title, unit, kind, lines);
    }

    private Chart latencyOverTime() {
        List<Chart.Line> lines = new ArrayList<>();
        if (result.intervals() != null) {
            for (double percentile : PERCENTILES) {
                lines.add(new Chart.Line("p" + (int) percentile, Curves.overTime(result.intervals(), percentile)));
            }
        }
        return new Chart("End-to-end latency by second of arrival", "ms", scale(lines), lines);
    }

    private Chart percentileCurve() {
        List<Chart.Line> lines = new ArrayList<>();
        Map<String, EncodedHistogram> phases = new LinkedHashMap<>(result.histograms());
        EncodedHistogram steady = phases.remove(Phase.STEADY);
        if (steady != null && steady.count() > 0) {
            lines.add(new Chart.Line(Phase.STEADY, Curves.percentiles(steady)));
        }
        phases.forEach((phase, histogram) -> {
            if (histogram.count() > 0 && !phase.equals(Phase.WARM_UP)) {
                lines.add(new Chart.Line(phase, Curves.percentiles(histogram)));
            }
        });
        baseline.map(base -> base.histograms().get(Phase.STEADY))
                .filter(histogram -> histogram.count() > 0)
                .ifPresent(histogram ->
                        lines.add(new Chart.Line("baseline", Curves.percentiles(histogram), true, List.of())));
        return new Chart("Latency by percentile", "ms", Chart.Kind.PERCENTILES, lines);
    }

    static Chart.Kind scale(List<Chart.Line> lines) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Chart.Line line : lines) {
            for (Double[] point : line.points()) {
                if (point[1] != null && point[1] > 0) {
                    least = Math.min(least, point[1]);
                    most = Math.max(most, point[1]);
                }
            }
        }
        return most > WIDE * least ? Chart.Kind.TIME_LOG : Chart.Kind.TIME;
    }

    private static String base(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static String lineName(String name, boolean several) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return words(name);
        }
        String part = name.substring(slash + 1);
        return several ? part + ' ' + words(name.substring(0, slash)) : part;
    }

    private static String words(String id) {
        String spaced = id.replace('-', ' ');
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
