package io.connect.bench.sample;

import java.util.Map;

/**
 * One sample of the metrics that one process publishes over JMX, combined over its tasks.
 *
 * @param atMicros the time, on the run's clock; the same for all workers in one round of samples
 * @param process role and number, such as {@code worker-1}
 * @param pid distinguishes a restarted process from the previous one, since its counters restart
 * @param values metric name to value
 */
public record MetricSample(long atMicros, String process, long pid, Map<String, Double> values) {
    public MetricSample {
        values = Map.copyOf(values);
    }
}
