package io.connect.sqs.metrics;

import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.LoggerFactory;

/**
 * Makes the metrics of a task visible for as long as it is open. Connect takes them from plugins since 4.1 and tags them with
 * connector and task; on older runtimes they are a JMX bean of their own.
 */
public interface MetricsPublication extends AutoCloseable {

    /** Ends the publication; never throws. */
    @Override
    void close();

    /** Publishes the way the runtime allows. The classes that older runtimes lack are named in one class only. */
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
