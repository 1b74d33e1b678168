package io.connect.bench.sample;

import java.util.List;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Which published metrics of the workers are sampled. A bean that a subject does not publish is simply not there, and its
 * metrics are absent.
 *
 * @param numbers numeric attributes, folded over all beans of a pattern
 * @param counts metrics that count the matching beans
 */
public record SubjectMetrics(List<Numbers> numbers, List<Count> counts) {
    /** How the values of several tasks become one. */
    public enum Fold {
        /** Counters and sizes. */
        SUM,
        /** Means and shares: the task that is worst off is the one to know of. */
        MAX
    }

    /**
     * Attributes read from each bean that matches.
     *
     * @param pattern MBean name pattern
     * @param attributes read under their own names
     * @param fold over the beans of one process
     */
    public record Numbers(ObjectName pattern, List<String> attributes, Fold fold) {
        public Numbers {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * Beans whose attribute has a certain value.
     *
     * @param name the name of the resulting metric
     */
    public record Count(String name, ObjectName pattern, String attribute, String word) {}

    /** Tasks that each worker reports as running. */
    public static final String TASKS_RUNNING = "tasks-running";

    public static final String REDELIVERED = "messages-redelivered-total";
    public static final String THROTTLED = "throttles-total";
    public static final String RETRIES = "retries-total";
    /** The share of time that the producer's callers waited for room in its buffer, in nanoseconds since its start. */
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

    /**
     * The metrics of any source connector that Connect and its producers publish, and the metrics of the project's own
     * connector. Where the runtime has no metrics for plugins, the connector publishes a bean of its own.
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
