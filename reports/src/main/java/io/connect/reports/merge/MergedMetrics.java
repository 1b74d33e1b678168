package io.connect.reports.merge;

import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Account;
import io.connect.reports.model.Better;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Computes the figures of a whole load from its shards: rates are added, other figures are computed again from the merged raw
 * data.
 */
final class MergedMetrics {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double PERCENT = 100;

    private final List<RunResult> shards;
    private final Account account;
    private final Optional<Histogram> steady;

    MergedMetrics(List<RunResult> shards, Account account, Optional<Histogram> steady) {
        this.shards = shards;
        this.account = account;
        this.steady = steady;
    }

    Map<String, MetricResult> all() {
        Set<String> ids = new LinkedHashSet<>();
        shards.forEach(result -> ids.addAll(result.metrics().keySet()));
        Map<String, MetricResult> merged = new LinkedHashMap<>();
        for (String id : ids) {
            Metric.find(id).filter(metric -> metric.id().equals(id)).ifPresent(metric -> put(merged, metric));
        }
        return merged;
    }

    private void put(Map<String, MetricResult> merged, Metric metric) {
        switch (metric) {
            case THROUGHPUT, DRAIN_RATE, DRAIN_RATE_MIDDLE, ARRIVAL_RATE -> merged.put(metric.id(), added(metric));
            case LATENCY_P50 -> latency(merged, metric, 50);
            case LATENCY_P95 -> latency(merged, metric, 95);
            case LATENCY_P99 -> latency(merged, metric, 99);
            case LATENCY_MAX -> latency(merged, metric, 100);
            case ERROR_RATE -> {
                if (account.accepted() > 0) {
                    merged.put(
                            metric.id(),
                            judged(metric, PERCENT * (account.lost() + account.dlq()) / account.accepted()));
                }
            }
            case LOST -> merged.put(metric.id(), judged(metric, account.lost()));
            case DUPLICATED -> merged.put(metric.id(), judged(metric, account.duplicated()));
            case REORDERED -> merged.put(metric.id(), judged(metric, account.reordered()));
            case LATE -> merged.put(metric.id(), judged(metric, account.late()));
            case DLQ -> merged.put(metric.id(), judged(metric, account.dlq()));
            case LEFT_IN_QUEUE -> merged.put(metric.id(), judged(metric, account.leftInQueue()));
            case TASK_FAILURES, CRASHES, RECOVERY_TIME, REBALANCE_TIME, QUEUE_CLEARED, LATENCY_RECOVERED ->
                merged.put(metric.id(), worst(metric));
            default -> {
                // Figures of machines: each shard measured its own machine, or all shards measured the same one. They
                // are merged only if they have a target.
                if (parts(metric).stream().anyMatch(part -> part.target() != null)) {
                    merged.put(metric.id(), worst(metric));
                }
            }
        }
    }

    private void latency(Map<String, MetricResult> merged, Metric metric, double percentile) {
        steady.ifPresent(all ->
                merged.put(metric.id(), judged(metric, all.getValueAtPercentile(percentile) / MICROS_PER_MILLI)));
    }

    /**
     * Rates are added, and so are the parts of the target that the shards had. If a shard could not measure a rate, and the
     * subject did not cause this, the rate of the whole load is unknown too.
     */
    private MetricResult added(Metric metric) {
        List<MetricResult> parts = parts(metric);
        boolean complete = parts.size() == shards.size() && parts.stream().noneMatch(part -> part.value() == null);
        Double sum = complete
                ? Double.valueOf(parts.stream().mapToDouble(MetricResult::value).sum())
                : null;
        if (sum == null && parts.stream().noneMatch(MetricResult::missed)) {
            Optional<MetricResult> unjudged = parts.stream()
                    .filter(part -> part.value() == null && part.isUnjudged())
                    .findFirst();
            if (unjudged.isPresent()) {
                return unjudged.get();
            }
        }
        MetricResult shape = parts.get(0);
        MetricResult plain = new MetricResult(sum, shape.unit(), shape.better(), null, null, null, null);
        if (parts.stream().anyMatch(part -> part.limit() == null)) {
            return plain;
        }
        double limit = parts.stream().mapToDouble(MetricResult::limit).sum();
        return doubted(
                parts, Judge.judge(plain, new Target(shape.target() + " (of each shard)", relation(shape), limit)));
    }

    private MetricResult judged(Metric metric, double value) {
        MetricResult shape = parts(metric).get(0);
        MetricResult plain = new MetricResult(value, shape.unit(), shape.better(), null, null, null, null);
        return shape.limit() == null
                ? plain
                : doubted(
                        parts(metric), Judge.judge(plain, new Target(shape.target(), relation(shape), shape.limit())));
    }

    /**
     * A shard does not judge a target that it missed while its subject was cold or its machine disturbed. The sum that contains
     * these figures is no more certain.
     */
    private static MetricResult doubted(List<MetricResult> parts, MetricResult judged) {
        return parts.stream()
                .map(MetricResult::unjudged)
                .filter(doubt -> doubt != null && judged.missed())
                .findFirst()
                .map(judged::unjudged)
                .orElse(judged);
    }

    private MetricResult worst(Metric metric) {
        return parts(metric).stream()
                .reduce((one, other) -> {
                    if (one.value() == null || other.value() == null) {
                        return one.value() == null ? one : other;
                    }
                    boolean otherIsWorse = metric.better() == Better.HIGHER
                            ? other.value() < one.value()
                            : other.value() > one.value();
                    return otherIsWorse ? other : one;
                })
                .orElseThrow();
    }

    private List<MetricResult> parts(Metric metric) {
        return shards.stream()
                .map(result -> result.metrics().get(metric.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The relation is the symbol at the beginning of the target's text. A range has no symbol, and its ends are allowed values.
     */
    private static Target.Relation relation(MetricResult judged) {
        String word = judged.target().strip().split("[\\s\\d]", 2)[0];
        for (Target.Relation relation : Target.Relation.values()) {
            if (relation.symbol().equals(word)) {
                return relation;
            }
        }
        return judged.better() == Better.HIGHER ? Target.Relation.AT_LEAST : Target.Relation.AT_MOST;
    }
}
