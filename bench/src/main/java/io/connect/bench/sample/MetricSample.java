package io.connect.bench.sample;

import java.util.Map;

/**
 * One look at the metrics that one process publishes over JMX, folded over its tasks.
 *
 * @param atMicros the time, on the run's clock; the same for all workers of one look
 * @param process role and number, such as {@code worker-1}
 * @param pid tells a restarted process from its predecessor, whose counters began anew
 * @param values metric name to value
 */
public record MetricSample(long atMicros, String process, long pid, Map<String, Double> values) {
    public MetricSample {
        values = Map.copyOf(values);
    }
}
