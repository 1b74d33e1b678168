package io.connect.features.world.connectors;

import io.connect.features.environment.Jmx;
import io.connect.features.world.place.Workers;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures that the tasks of a scenario's connector publish over JMX. */
public final class TaskMetrics {
    /** Since 4.1 Connect's own domain contains the metrics of plugins; before that they are in a domain of the connector. */
    private static final List<String> DOMAINS = List.of("kafka.connect", "io.connect.sqs");

    private final Workers workers;
    private final Connectors connectors;

    public TaskMetrics(Workers workers, Connectors connectors) {
        this.workers = workers;
        this.connectors = connectors;
    }

    /** All current figures by name. */
    public Map<String, Double> now() {
        Map<String, Double> all = new TreeMap<>();
        for (JvmProcess worker : workers.group().workers()) {
            for (String domain : DOMAINS) {
                Jmx.numbers(worker, domain + ":*", connectors.name()).values().forEach(all::putAll);
            }
        }
        return all;
    }
}
