package io.connect.sqs.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;

/** Through Connect (KIP-877, since 4.1). Loading this class fails on older runtimes. */
final class PluginMetricsPublication implements MetricsPublication {

    private final PluginMetrics registry;
    private final List<MetricName> names = new ArrayList<>();

    private PluginMetricsPublication(PluginMetrics registry) {
        this.registry = registry;
    }

    /** @throws NoSuchMethodError on a runtime that takes no metrics from plugins */
    static MetricsPublication open(TaskMetrics metrics, SourceTaskContext context) {
        PluginMetricsPublication publication = new PluginMetricsPublication(context.pluginMetrics());
        Reading.of(metrics).forEach(publication::add);
        return publication;
    }

    private void add(Reading reading) {
        MetricName name = registry.metricName(reading.name(), reading.doc(), new LinkedHashMap<>());
        registry.addMetric(
                name, (Gauge<Number>) (config, now) -> reading.value().get());
        names.add(name);
    }

    @Override
    public void close() {
        names.forEach(registry::removeMetric);
    }
}
