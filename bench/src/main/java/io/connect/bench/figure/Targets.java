package io.connect.bench.figure;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Holds figures against the targets of a scenario. */
public final class Targets {

    private static final double PERCENT = 100;

    /**
     * Shown as metrics only where a target asks: the account and the verdict of every result say most of them, and what
     * grew within half a minute is chance.
     */
    private static final Set<Metric> ONLY_WHERE_ASKED = Set.of(
            Metric.HEAP_GROWTH,
            Metric.IN_FLIGHT_GROWTH,
            Metric.LOST,
            Metric.DUPLICATED,
            Metric.REORDERED,
            Metric.LATE,
            Metric.DLQ,
            Metric.LEFT_IN_QUEUE,
            Metric.TASK_FAILURES,
            Metric.CRASHES);

    private Targets() {}

    /** Finds the value that a relative target is a share of. */
    public interface Reference {

        /** The metric's value in another variant of the same scenario; empty when that has no result. */
        OptionalDouble valueOf(String variant, String metricId);
    }

    /**
     * The figures with their targets; a target without a figure is there too, and missed. Of several targets for a metric
     * the one with the least room decides.
     */
    public static Map<String, MetricResult> judge(Map<Metric, Double> figures, List<Kpi> kpis, Reference reference) {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        figures.forEach((metric, value) -> {
            if (!ONLY_WHERE_ASKED.contains(metric)) {
                results.put(metric.id(), plain(metric, value));
            }
        });
        for (Kpi kpi : kpis) {
            Metric metric = Metric.find(kpi.metricId())
                    .orElseThrow(() -> new IllegalArgumentException("KPI '" + kpi.text() + "' is about '"
                            + kpi.metricId() + "', which is no metric of this bench"));
            MetricResult judged = judge(plain(metric, figures.get(metric)), kpi, reference);
            results.merge(metric.id(), judged, Targets::worse);
        }
        return results;
    }

    private static MetricResult plain(Metric metric, Double value) {
        return new MetricResult(value, metric.unit(), metric.better(), null, null, null, null);
    }

    private static MetricResult judge(MetricResult measured, Kpi kpi, Reference reference) {
        Target.Relation relation = relation(kpi.comparison());
        if (kpi.relativeTo().isEmpty()) {
            return Judge.judge(measured, new Target(kpi.text(), relation, kpi.limit()));
        }
        OptionalDouble other = reference.valueOf(kpi.relativeTo().get(), kpi.metricId());
        if (other.isEmpty()) {
            String text = kpi.text() + " (no result of " + kpi.relativeTo().get() + " to compare with)";
            return new MetricResult(measured.value(), measured.unit(), measured.better(), text, null, null, false);
        }
        return Judge.judge(measured, new Target(kpi.text(), relation, kpi.limit() * other.getAsDouble() / PERCENT));
    }

    private static Target.Relation relation(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Target.Relation.BELOW;
            case AT_MOST -> Target.Relation.AT_MOST;
            case GREATER -> Target.Relation.ABOVE;
            case AT_LEAST -> Target.Relation.AT_LEAST;
        };
    }

    private static MetricResult worse(MetricResult one, MetricResult other) {
        if (one.met() == null || other.missed() && !one.missed()) {
            return other;
        }
        if (other.met() == null || one.missed() && !other.missed()) {
            return one;
        }
        boolean otherHasLessRoom = other.margin() != null && (one.margin() == null || other.margin() < one.margin());
        return otherHasLessRoom ? other : one;
    }
}
