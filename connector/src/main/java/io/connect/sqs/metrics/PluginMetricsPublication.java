package io.connect.sqs.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes metrics through Connect (KIP-877, since 4.1). Loading this class fails on older runtimes. */
final class PluginMetricsPublication implements MetricsPublication {

    private static final Logger LOG = LoggerFactory.getLogger(PluginMetricsPublication.class);

    /**
     * The largest number of attempts. Each failed attempt means another earlier task that did not end within Connect's timeout.
     */
    private static final int MOST_INCARNATIONS = 10;

    private final PluginMetrics registry;
    private final Map<String, String> tags;
    private final List<MetricName> names = new ArrayList<>();

    private PluginMetricsPublication(PluginMetrics registry, Map<String, String> tags) {
        this.registry = registry;
        this.tags = tags;
    }

    /**
     * Publishes metrics with the plain names. If an earlier task with the same number still uses these names, the tag {@code
     * incarnation} is added. Connect starts a new task even if the old one has not ended in time, and metrics must not fail the
     * new task.
     *
     * @throws NoSuchMethodError on a runtime that does not accept metrics from plugins
     */
    static MetricsPublication open(TaskMetrics metrics, SourceTaskContext context) {
        PluginMetrics registry = context.pluginMetrics();
        List<Reading> readings = Reading.of(metrics);
        for (int incarnation = 1; incarnation <= MOST_INCARNATIONS; incarnation++) {
            Map<String, String> tags =
                    incarnation == 1 ? Map.of() : Map.of("incarnation", Integer.toString(incarnation));
            PluginMetricsPublication publication = new PluginMetricsPublication(registry, tags);
            try {
                readings.forEach(publication::add);
                return publication;
            } catch (IllegalArgumentException namesAreTaken) {
                publication.close();
                LOG.warn(
                        "An earlier task of this number has not ended yet and holds its metrics: {}",
                        namesAreTaken.getMessage());
            }
        }
        LOG.warn("The metrics of this task are not published: {} earlier tasks have not ended", MOST_INCARNATIONS);
        return () -> {};
    }

    private void add(Reading reading) {
        MetricName name = registry.metricName(reading.name(), reading.doc(), new LinkedHashMap<>(tags));
        registry.addMetric(
                name, (Gauge<Number>) (config, now) -> reading.value().get());
        names.add(name);
    }

    @Override
    public void close() {
        names.forEach(registry::removeMetric);
    }
}
