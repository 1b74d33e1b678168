package io.connect.reports.model;

/**
 * The names under {@code .series} that the report draws. Series measured per process or per link have its name after a slash:
 * {@code cpu/connect-1}. Any other name may be written; it is stored and listed, without a chart of its own.
 */
public final class SeriesName {

    /** msg/s by intended start. */
    public static final String OFFERED = "offered";
    /** msg/s accepted by SQS. */
    public static final String ACCEPTED = "accepted";
    /** msg/s seen in Kafka. */
    public static final String DELIVERED = "delivered";
    /** Messages waiting in SQS. */
    public static final String QUEUE_VISIBLE = "queue-visible";
    /** Messages received and not yet deleted. */
    public static final String QUEUE_IN_FLIGHT = "queue-in-flight";
    /** Per process: % of one machine. */
    public static final String CPU = "cpu";
    /** Per process: % of one machine that its JIT compilers use, a part of {@link #CPU}. */
    public static final String COMPILATION = "compilation";
    /** Per process: heap used, % of its maximum. */
    public static final String HEAP = "heap";
    /** Per process: heap after the last collection, % of its maximum. */
    public static final String HEAP_AFTER_GC = "heap-after-gc";
    /** Per process: ms of collector pauses in each interval. */
    public static final String GC_PAUSE = "gc-pause";
    /** Per link: MB/s. */
    public static final String NETWORK = "network";

    private SeriesName() {}

    /** The name of a series measured at one process or link. */
    public static String of(String series, String part) {
        return series + '/' + part;
    }
}
