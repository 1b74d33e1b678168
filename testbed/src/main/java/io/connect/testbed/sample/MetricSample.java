package io.connect.testbed.sample;

import java.util.Map;

/**
 * One look at metrics that programs publish over JMX, summed over processes and tasks.
 *
 * @param atMicros when, on the run's clock
 * @param values metric name to value
 */
public record MetricSample(long atMicros, Map<String, Double> values) {
    public MetricSample {
        values = Map.copyOf(values);
    }
}
