package io.connect.reports.html;

import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.Load;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.ScenarioYaml;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.AccountWords;
import io.connect.reports.words.RunWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The formatted values of one scenario for the template. */
public final class ScenarioView {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};

    /** Load, latency over time, latency by percentile, and the queue. */
    private static final int FIRST_CHARTS = 4;

    private final RunResult result;
    private final String anchor;
    private final List<Chart> charts;
    private final List<OverviewColumn> columns;

    ScenarioView(RunResult result, String anchor, Optional<RunResult> baseline, List<OverviewColumn> columns) {
        this.result = result;
        this.anchor = anchor;
        this.columns = columns;
        this.charts = new RunCharts(result, baseline).all();
    }

    public String anchor() {
        return anchor;
    }

    public String name() {
        return result.name();
    }

    /** The variant; the scenario's name for one without variants. */
    public String variant() {
        return result.variant() == null ? result.scenario() : result.variant();
    }

    /** A description of the run in one line. */
    public String words() {
        return RunWords.of(result);
    }

    /** The figures for the overview table. */
    public List<OverviewColumn.Cell> cells() {
        return OverviewColumn.cells(columns, result);
    }

    /** Name of the subject, for the overview table. */
    public String subject() {
        return Subjects.name(result);
    }

    /** Name, version and class of the subject; empty for results without this information. */
    public String subjectDescribed() {
        return Subjects.described(result);
    }

    public String purpose() {
        return result.purpose() == null ? "" : result.purpose();
    }

    public String verdict() {
        return result.verdict().id();
    }

    public String verdictWords() {
        return RunWords.verdict(result.verdict());
    }

    public String sign() {
        return VerdictWords.sign(result.verdict());
    }

    public List<String> reasons() {
        return result.reasons();
    }

    /** Offered load, achieved load and scale, in words. */
    public String load() {
        Load load = result.load();
        StringBuilder text = new StringBuilder();
        if (load.offered() > 0) {
            text.append("Offered ")
                    .append(Numbers.plain(load.offered()))
                    .append(" msg/s of ")
                    .append(Numbers.bytes(load.messageSizeBytes()))
                    .append(", achieved ")
                    .append(Numbers.plain(load.achieved()))
                    .append(" msg/s (")
                    .append(Numbers.percent(load.achieved() / load.offered()))
                    .append(")");
        } else {
            text.append("Messages of ").append(Numbers.bytes(load.messageSizeBytes()));
        }
        if (load.backlog() > 0) {
            text.append(", a backlog of ").append(Numbers.count(load.backlog())).append(" messages");
        }
        text.append("; ").append(Numbers.percent(load.scale())).append(" of the full profile’s load.");
        if (load.scheduleLagP99Ms() != null) {
            text.append(" Sends were ")
                    .append(Numbers.plain(load.scheduleLagP99Ms()))
                    .append(" ms behind schedule at p99.");
        }
        return text.toString();
    }

    /** How warm and how undisturbed the measurement was; empty for results without this information. */
    public String conditions() {
        return result.conditions() == null ? "" : Conditions.of(result.conditions());
    }

    /** Every figure: metric, value, unit, target, margin, and whether the target was met. */
    public List<MetricRow> metrics() {
        List<MetricRow> rows = new ArrayList<>();
        for (Map.Entry<String, MetricResult> entry : result.metrics().entrySet()) {
            rows.add(MetricRow.of(entry.getKey(), entry.getValue()));
        }
        return rows;
    }

    /** The metrics with a target, the missed ones first. */
    public List<MetricRow> targets() {
        return metrics().stream()
                .filter(row -> !row.met().isEmpty())
                .sorted(Comparator.comparing(MetricRow::isMet))
                .toList();
    }

    /** The account of all messages. */
    public List<AccountWords.Count> account() {
        return AccountWords.of(result.account());
    }

    /** Rows of phase, its seconds, messages, and percentiles in ms. */
    public List<List<String>> percentiles() {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, EncodedHistogram> entry : result.histograms().entrySet()) {
            Histogram histogram = entry.getValue().decode();
            List<String> row = new ArrayList<>(List.of(
                    entry.getKey(),
                    result.phase(entry.getKey())
                            .map(phase -> Numbers.plain(phase.seconds()))
                            .orElse(Numbers.MISSING),
                    Numbers.count(histogram.getTotalCount())));
            for (double percentile : PERCENTILES) {
                row.add(
                        histogram.getTotalCount() == 0
                                ? Numbers.MISSING
                                : Numbers.plain(histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Rows of fault in a few words, means, start, end, effect. */
    public List<List<String>> faults() {
        List<List<String>> rows = new ArrayList<>();
        for (FaultWindow fault : result.faults()) {
            rows.add(List.of(
                    fault.label(),
                    fault.what(),
                    Clock.of(fault.from()),
                    Clock.of(fault.to()),
                    fault.effect() == null ? "" : fault.effect()));
        }
        return rows;
    }

    /** Rows of time and event. */
    public List<List<String>> events() {
        return result.events().stream()
                .map(event -> List.of(Clock.of(event.at()), event.what()))
                .toList();
    }

    public List<Finding> diagnosis() {
        return result.diagnosis();
    }

    public List<Link> links() {
        return result.links();
    }

    /** A scenario file with this run alone; empty if the result does not contain its scenario. */
    public String scenarioAsRun() {
        return ScenarioYaml.of(result.scenarioAsRun(), result.profile());
    }

    /** The command that runs this variant again, with the variants that its targets are a share of. */
    public String rerun() {
        return RerunCommand.of(result);
    }

    /** The most important charts. */
    public List<String> firstCharts() {
        return titles(charts.subList(0, Math.min(FIRST_CHARTS, charts.size())));
    }

    /** The other charts, collapsed at first. */
    public List<String> moreCharts() {
        return titles(charts.subList(Math.min(FIRST_CHARTS, charts.size()), charts.size()));
    }

    private static List<String> titles(List<Chart> some) {
        return some.stream().map(Chart::title).toList();
    }

    public String chartJson() {
        return ChartJson.of(result, charts);
    }
}
