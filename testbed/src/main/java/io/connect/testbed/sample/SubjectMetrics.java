package io.connect.testbed.sample;

import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Which published metrics of the workers are sampled.
 *
 * @param patterns MBean name pattern to the numeric attributes read from each match
 */
public record SubjectMetrics(Map<ObjectName, List<String>> patterns) {
    public SubjectMetrics {
        patterns = Map.copyOf(patterns);
    }

    /** What Connect itself publishes of any source connector. */
    public static SubjectMetrics ofConnect() {
        return new SubjectMetrics(Map.of(
                name("kafka.connect:type=source-task-metrics,*"),
                List.of(
                        "source-record-poll-total",
                        "source-record-write-total",
                        "source-record-active-count",
                        "poll-batch-avg-time-ms")));
    }

    private static ObjectName name(String pattern) {
        try {
            return new ObjectName(pattern);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not an MBean pattern: " + pattern, e);
        }
    }
}
