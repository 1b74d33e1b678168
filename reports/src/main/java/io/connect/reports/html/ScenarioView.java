package io.connect.reports.html;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.Load;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The formatted values of one scenario for the template. */
public final class ScenarioView {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};

    private final RunResult result;
    private final String anchor;
    private final List<Chart> charts;

    ScenarioView(RunResult result, int index, Optional<RunResult> baseline) {
        this.result = result;
        this.anchor = "s" + index;
        this.charts = new RunCharts(result, baseline).all();
    }

    public String anchor() {
        return anchor;
    }

    public String name() {
        return result.name();
    }

    public String profile() {
        return result.profile();
    }

    /** Name of the subject, for the overview table. */
    public String subject() {
        return Subjects.name(result);
    }

    /** Name, version and class of the subject; empty for results that do not tell. */
    public String subjectDescribed() {
        return Subjects.described(result);
    }

    public String purpose() {
        return result.purpose() == null ? "" : result.purpose();
    }

    public String verdict() {
        return result.verdict().id();
    }

    public String sign() {
        return VerdictWords.sign(result.verdict());
    }

    public List<String> reasons() {
        return result.reasons();
    }

    /** Offered, achieved and scale, plainly. */
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

    /** How warm and how undisturbed it was measured; empty for results that do not tell. */
    public String conditions() {
        return result.conditions() == null ? "" : Conditions.of(result.conditions());
    }

    /** Figures of the overview table: throughput, drain rate, arrival rate, p50, p95, p99. */
    public List<String> headline() {
        List<String> cells = new ArrayList<>();
        for (String id :
                List.of("throughput", "drain-rate", "arrival-rate", "latency-p50", "latency-p95", "latency-p99")) {
            cells.add(Numbers.plain(result.value(id).orElse(null)));
        }
        return cells;
    }

    public String offered() {
        return Numbers.plain(result.load().offered());
    }

    public String achieved() {
        return Numbers.plain(result.load().achieved());
    }

    /** Every figure: metric, value, unit, target, margin, sign of met. */
    public List<MetricRow> metrics() {
        List<MetricRow> rows = new ArrayList<>();
        for (Map.Entry<String, MetricResult> entry : result.metrics().entrySet()) {
            rows.add(MetricRow.of(entry.getKey(), entry.getValue()));
        }
        return rows;
    }

    /** The metrics with a target. */
    public List<MetricRow> targets() {
        return metrics().stream().filter(row -> !row.met().isEmpty()).toList();
    }

    /** Every count of the account, in the order of {@link #accountHeads()}. */
    public List<String> account() {
        return result.account().columns().values().stream()
                .map(count -> count == null ? Numbers.MISSING : Numbers.count(count))
                .toList();
    }

    /** Names of the account's counts. */
    public List<String> accountHeads() {
        return List.copyOf(result.account().columns().keySet());
    }

    /** Phase, its seconds, messages, and percentiles in ms. */
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

    public List<Phase> phases() {
        return result.phases();
    }

    /** Fault, place, from, to, effect. */
    public List<List<String>> faults() {
        List<List<String>> rows = new ArrayList<>();
        for (FaultWindow fault : result.faults()) {
            rows.add(List.of(
                    fault.what(),
                    fault.where(),
                    Clock.of(fault.from()),
                    Clock.of(fault.to()),
                    fault.effect() == null ? "" : fault.effect()));
        }
        return rows;
    }

    /** Time and event. */
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

    public String scenarioAsRun() {
        JsonNode scenario = result.scenarioAsRun();
        return scenario.isNull() ? "" : scenario.toPrettyString();
    }

    public String rerun() {
        return "mvn gatling:test -Dprofile=" + result.profile() + " -Dscenario=" + result.scenario()
                + (Subjects.isOneOfSeveral(result) ? " -Dsubject=" + Subjects.key(result) : "");
    }

    public List<String> chartTitles() {
        return charts.stream().map(Chart::title).toList();
    }

    public String chartJson() {
        return ChartJson.of(result, charts);
    }
}
