package io.connect.bench.sample;

import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The published metrics of the workers that are sampled. If a subject does not publish a bean, its metrics are absent.
 *
 * @param numbers numeric attributes, combined over all beans that match a pattern
 * @param counts metrics that count matching beans
 */
public record SubjectMetrics(List<Numbers> numbers, List<Count> counts) {
    /** How the values of several tasks are combined. */
    public enum Fold {
        /** For counters and sizes. */
        SUM,
        /** For means and shares: the worst task matters. */
        MAX
    }

    /**
     * Attributes that are read from each matching bean.
     *
     * @param pattern MBean name pattern
     * @param attributes names of the attributes and of their metrics
     * @param fold how the beans of one process are combined
     */
    public record Numbers(ObjectName pattern, List<String> attributes, Fold fold) {
        public Numbers {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * Counts the beans with a certain attribute value.
     *
     * @param name the name of the resulting metric
     */
    public record Count(String name, ObjectName pattern, String attribute, String word) {}

    /** Number of tasks that each worker reports as running. */
    public static final String TASKS_RUNNING = "tasks-running";

    public static final String REDELIVERED = "messages-redelivered-total";
    public static final String THROTTLED = "throttles-total";
    public static final String RETRIES = "retries-total";
    /** Total time that callers of the producer waited for buffer memory, in nanoseconds since the producer's start. */
    public static final String PRODUCER_BUFFER_WAIT_NANOS = "bufferpool-wait-time-ns-total";

    public static final String PRODUCER_REQUEST_LATENCY_MS = "request-latency-avg";
    public static final String PRODUCER_QUEUE_TIME_MS = "record-queue-time-avg";
    public static final String RECEIVE_LATENCY_MS = "receive-latency-avg-ms";
    public static final String CONCURRENT_RECEIVES = "concurrent-receives";

    private static final List<String> COUNTERS_OF_THE_REFERENCE = List.of(
            "messages-received-total",
            "messages-produced-total",
            "messages-deleted-total",
            REDELIVERED,
            RETRIES,
            THROTTLED,
            "visibility-extensions-total",
            "in-flight-messages",
            "in-flight-bytes",
            CONCURRENT_RECEIVES);
    private static final List<String> TIMES_OF_THE_REFERENCE =
            List.of(RECEIVE_LATENCY_MS, "delete-latency-avg-ms", "oldest-in-flight-age-ms");

    public SubjectMetrics {
        numbers = List.copyOf(numbers);
        counts = List.copyOf(counts);
    }

    /** Whether an attribute only rises while its task lives. Connect and its clients name such attributes in this way. */
    static boolean isCounter(String attribute) {
        return attribute.endsWith("-total");
    }

    /**
     * The metrics of Connect and its producers for any source connector, and the metrics of the project's own connector. If the
     * runtime has no metrics for plugins, the connector publishes its own bean.
     */
    public static SubjectMetrics ofConnect() {
        ObjectName plugins = name("kafka.connect:type=plugins,*");
        ObjectName own = name("io.connect.sqs:type=sqs-source-task,*");
        ObjectName producers = name("kafka.producer:type=producer-metrics,client-id=connector-producer-*");
        return new SubjectMetrics(
                List.of(
                        new Numbers(
                                name("kafka.connect:type=source-task-metrics,*"),
                                List.of(
                                        "source-record-poll-total",
                                        "source-record-write-total",
                                        "source-record-active-count"),
                                Fold.SUM),
                        new Numbers(
                                name("kafka.connect:type=source-task-metrics,*"),
                                List.of("poll-batch-avg-time-ms"),
                                Fold.MAX),
                        new Numbers(producers, List.of(PRODUCER_BUFFER_WAIT_NANOS, "record-retry-total"), Fold.SUM),
                        new Numbers(producers, List.of(PRODUCER_REQUEST_LATENCY_MS, PRODUCER_QUEUE_TIME_MS), Fold.MAX),
                        new Numbers(plugins, COUNTERS_OF_THE_REFERENCE, Fold.SUM),
                        new Numbers(plugins, TIMES_OF_THE_REFERENCE, Fold.MAX),
                        new Numbers(own, COUNTERS_OF_THE_REFERENCE, Fold.SUM),
                        new Numbers(own, TIMES_OF_THE_REFERENCE, Fold.MAX)),
                List.of(new Count(
                        TASKS_RUNNING, name("kafka.connect:type=connector-task-metrics,*"), "status", "running")));
    }

    private static ObjectName name(String pattern) {
        try {
            return new ObjectName(pattern);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not an MBean pattern: " + pattern, e);
        }
    }
}
