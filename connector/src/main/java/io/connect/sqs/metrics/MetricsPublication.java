package io.connect.sqs.metrics;

import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.LoggerFactory;

/**
 * Publishes the metrics of a task as long as it is open. Connect 4.1 and later accepts metrics from plugins and adds tags for
 * connector and task. On older runtimes, the metrics are published as a separate JMX bean.
 */
public interface MetricsPublication extends AutoCloseable {

    /** Ends the publication; never throws. */
    @Override
    void close();

    /**
     * Publishes metrics in the way that the runtime supports. Only one class uses the classes that are missing in older
     * runtimes.
     */
    static MetricsPublication open(TaskMetrics metrics, SourceTaskContext context, String connector, String task) {
        try {
            return PluginMetricsPublication.open(metrics, context);
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            LoggerFactory.getLogger(MetricsPublication.class)
                    .debug("This runtime takes no metrics from plugins; they are published over JMX");
            return JmxPublication.open(metrics, connector, task);
        }
    }
}
