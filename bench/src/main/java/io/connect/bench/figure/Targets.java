package io.connect.bench.figure;

import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares figures with the targets of a scenario. */
public final class Targets {

    private static final double PERCENT = 100;

    /**
     * Metrics that are shown only if a target uses them. The account and the verdict of every result already contain most of
     * them, and growth within half a minute is chance.
     */
    private static final Set<Metric> ONLY_WHERE_ASKED = Set.of(
            Metric.DRAIN_SLOWDOWN,
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

    /**
     * Metrics that do not depend on the subject's speed. If there are several rounds, the worst one counts, because one loss is a
     * loss.
     */
    private static final Set<Metric> OF_THE_SUBJECT_ALONE =
            Set.of(Metric.ERROR_RATE, Metric.HEAP, Metric.HEAP_USED, Metric.HEAP_GROWTH, Metric.IN_FLIGHT_GROWTH);

    /** Metrics without data if a backlog is drained within seconds. A fast subject must not miss a target because it is fast. */
    private static final Set<Metric> OF_A_LONG_DRAIN =
            Set.of(Metric.DRAIN_RATE_MIDDLE, Metric.DRAIN_SLOWDOWN, Metric.HEAP_GROWTH);

    private static final String TOO_SHORT = "the backlog was emptied too soon to tell; a larger one is needed";

    private Targets() {}

    /** The figures of single rounds, on which relative targets are judged. A list contains null for a round without a figure. */
    public interface Rounds {

        /** The metric's value in each round of the judged variant, in their order. */
        List<Double> own(String metricId);

        /**
         * The metric's values for another variant of the scenario, without rounds that say little about it; empty when that
         * variant has no result.
         */
        List<Double> other(String variant, String metricId);

        /** The planned number of rounds. */
        int wanted();
    }

    /** All figures of one run, without targets. */
    public static Map<String, MetricResult> plain(Map<Metric, Double> figures) {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        figures.forEach((metric, value) -> results.put(metric.id(), MetricResult.of(metric, value)));
        return results;
    }

    /** Whether a figure depends on the speed of the subject, the machine or the network. */
    public static boolean isOfSpeed(String metricId) {
        return Metric.find(metricId)
                .filter(metric ->
                        !OF_THE_SUBJECT_ALONE.contains(metric) && !metric.unit().equals("count"))
                .isPresent();
    }

    /** Whether several rounds are combined by their largest figure (for a count, by their sum) instead of their median. */
    public static boolean isOfEachRound(String metricId) {
        return !isOfSpeed(metricId) || metricId.equals(Metric.LATENCY_MAX.id());
    }

    /**
     * Compares the figures with their targets. A target without a figure is included and missed, unless the backlog was too
     * small, or the figure says why it was not measured. Of several targets for a metric, the one with the smallest margin decides.
     */
    public static Map<String, MetricResult> judge(Map<String, MetricResult> figures, List<Kpi> kpis, Rounds rounds) {
        Map<String, MetricResult> results = new LinkedHashMap<>();
        figures.forEach((id, figure) -> {
            if (Metric.find(id).filter(ONLY_WHERE_ASKED::contains).isEmpty()) {
                results.put(id, figure);
            }
        });
        for (Kpi kpi : kpis) {
            Metric metric = Metric.find(kpi.metricId())
                    .orElseThrow(() -> new IllegalArgumentException("KPI '" + kpi.text() + "' is about '"
                            + kpi.metricId() + "', which is no metric of this bench"));
            MetricResult measured = figures.getOrDefault(metric.id(), MetricResult.unmeasured(metric));
            MetricResult judged = judge(measured, kpi, rounds);
            boolean tooShort = measured.value() == null
                    && OF_A_LONG_DRAIN.contains(metric)
                    && figures.containsKey(Metric.DRAIN_RATE.id());
            Optional<String> unjudged = tooShort ? Optional.of(TOO_SHORT) : Optional.ofNullable(measured.unjudged());
            results.merge(metric.id(), unjudged.map(judged::unjudged).orElse(judged), Targets::worse);
        }
        return results;
    }

    private static MetricResult judge(MetricResult measured, Kpi kpi, Rounds rounds) {
        return kpi.relativeTo().isEmpty() ? judgeAlone(measured, kpi) : judgeOnPairs(measured, kpi, rounds);
    }

    /** Compares a figure with a target that is not relative to another variant. */
    static MetricResult judgeAlone(MetricResult measured, Kpi kpi) {
        return Judge.judge(measured, new Target(kpi.text(), relation(kpi.comparison()), kpi.limit()));
    }

    /**
     * Compares each round with the same round of the other variant. If some pairs meet the target and others miss it, the rounds
     * vary more than the difference in question.
     */
    private static MetricResult judgeOnPairs(MetricResult measured, Kpi kpi, Rounds rounds) {
        List<Double> own = rounds.own(kpi.metricId());
        List<Double> others = rounds.other(kpi.relativeTo().orElseThrow(), kpi.metricId());
        List<Double> pairs = new ArrayList<>();
        List<Double> compared = new ArrayList<>();
        for (int round = 0; round < Math.min(own.size(), others.size()); round++) {
            Double other = others.get(round);
            if (own.get(round) != null && other != null && other > 0) {
                pairs.add(PERCENT * own.get(round) / other);
                compared.add(other);
            }
        }
        if (pairs.isEmpty()) {
            return withoutPairs(measured, kpi, others);
        }
        Target target =
                new Target(kpi.text(), relation(kpi.comparison()), kpi.limit() / PERCENT * Samples.median(compared));
        long met = pairs.stream()
                .filter(pair -> kpi.comparison().holds(pair, kpi.limit()))
                .count();
        boolean agree = met == 0 || met == pairs.size();
        if (agree && (pairs.size() > 1 || rounds.wanted() == 1)) {
            return decided(measured, target, met > 0);
        }
        return decided(measured, target, false)
                .unjudged("cannot tell: %d of %d pairs meet%s it, at %s %% of @%s"
                        .formatted(
                                met,
                                pairs.size(),
                                met == 1 ? "s" : "",
                                pairs.stream()
                                        .map(pair -> Long.toString(Math.round(pair)))
                                        .collect(Collectors.joining(", ")),
                                kpi.relativeTo().orElseThrow()));
    }

    /** Uses the decision of the pairs. The medians of the two variants can belong to different rounds, so they do not decide. */
    private static MetricResult decided(MetricResult measured, Target target, boolean met) {
        MetricResult judged = Judge.judge(measured, target);
        return new MetricResult(
                judged.value(),
                judged.unit(),
                judged.better(),
                judged.target(),
                judged.limit(),
                judged.margin(),
                met,
                judged.blocks(),
                null);
    }

    private static MetricResult withoutPairs(MetricResult measured, Kpi kpi, List<Double> others) {
        String other = kpi.relativeTo().orElseThrow();
        boolean isThere = !others.isEmpty();
        String text = kpi.text() + (isThere ? "" : " (no result of " + other + " to compare with)");
        MetricResult missed = new MetricResult(
                measured.value(), measured.unit(), measured.better(), text, null, null, false, measured.blocks(), null);
        return isThere && measured.value() != null
                ? missed.unjudged("cannot tell: no round of @" + other + " was measured warm and undisturbed")
                : missed;
    }

    private static Target.Relation relation(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Target.Relation.BELOW;
            case AT_MOST -> Target.Relation.AT_MOST;
            case GREATER -> Target.Relation.ABOVE;
            case AT_LEAST -> Target.Relation.AT_LEAST;
        };
    }

    /**
     * The worse of two results: missed is worse than not judged, and not judged is worse than met. Of two equal ones, it is the
     * one with the smaller margin.
     */
    private static MetricResult worse(MetricResult one, MetricResult other) {
        int difference = weight(one) - weight(other);
        if (difference != 0) {
            return difference > 0 ? one : other;
        }
        boolean otherHasLessRoom = other.margin() != null && (one.margin() == null || other.margin() < one.margin());
        return otherHasLessRoom ? other : one;
    }

    private static int weight(MetricResult result) {
        return result.target() == null ? 0 : result.missed() ? 3 : result.isUnjudged() ? 2 : 1;
    }
}
