package io.connect.bench.result;

import io.connect.bench.load.Share;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.model.Metric;
import java.util.List;
import java.util.Set;

/** Targets of one shard of a load. A target for a sum over the shards is divided among them; all others stay the same. */
final class ShardTargets {

    private static final Set<String> ADD_UP = Set.of(
            Metric.THROUGHPUT.id(), Metric.DRAIN_RATE.id(), Metric.DRAIN_RATE_MIDDLE.id(), Metric.ARRIVAL_RATE.id());

    private ShardTargets() {}

    static List<Kpi> of(List<Kpi> kpis, Share share) {
        return share.isWhole()
                ? kpis
                : kpis.stream()
                        .map(kpi -> ADD_UP.contains(kpi.metricId())
                                        && kpi.relativeTo().isEmpty()
                                ? part(kpi, share)
                                : kpi)
                        .toList();
    }

    private static Kpi part(Kpi kpi, Share share) {
        return new Kpi(
                kpi.metricId(),
                kpi.comparison(),
                kpi.limit() / share.of(),
                kpi.relativeTo(),
                kpi.text() + " / " + share.of());
    }
}
