package io.connect.sqs.metrics;

/** The metrics of a task. The names are API, because dashboards use them. */
public enum Metric {
    RECEIVED("messages-received-total", Kind.COUNTER, "Messages received from SQS, redelivered ones included"),
    PRODUCED("messages-produced-total", Kind.COUNTER, "Messages whose record Kafka has acknowledged"),
    DELETED(
            "messages-deleted-total",
            Kind.COUNTER,
            "Messages whose delete SQS has confirmed, each once; filtered ones are among them"),
    REDELIVERED(
            "messages-redelivered-total",
            Kind.COUNTER,
            "Messages received that had been received before, here or elsewhere"),
    DUPLICATES("messages-deduplicated-total", Kind.COUNTER, "Messages received again and not produced again"),
    FILTERED("messages-filtered-total", Kind.COUNTER, "Messages that the filter policy or a transform dropped"),
    LEFT("messages-left-total", Kind.COUNTER, "Messages left in the queue because they could not be produced"),
    DEAD_LETTERED("dlq-records-total", Kind.COUNTER, "Messages sent to the dead-letter topic"),
    RETRIES("retries-total", Kind.COUNTER, "Conversions, deletes and receives that were tried again"),
    THROTTLES("throttles-total", Kind.COUNTER, "Calls that SQS throttled"),
    EMPTY_RECEIVES("receives-empty-total", Kind.COUNTER, "Receives that returned no message"),
    RECEIVES("receives-total", Kind.COUNTER, "Receives that returned, with messages or without"),
    STALE_HANDLES("stale-handles-total", Kind.COUNTER, "Deletes and extensions refused because the handle had lapsed"),
    EXTENSIONS("visibility-extensions-total", Kind.COUNTER, "Messages whose visibility timeout was extended"),
    RECEIVE_LATENCY("receive-latency", Kind.TIMER, "Time of a receive that returned messages"),
    DELETE_LATENCY("delete-latency", Kind.TIMER, "Time of a batched delete"),
    SENT_TO_ACKNOWLEDGED(
            "sent-to-acknowledged-latency",
            Kind.TIMER,
            "Time from the sending to SQS, by SQS's clock, to Kafka's acknowledgement"),
    IN_FLIGHT_MESSAGES("in-flight-messages", Kind.GAUGE, "Messages between receive and delete"),
    IN_FLIGHT_BYTES(
            "in-flight-bytes",
            Kind.GAUGE,
            "Bytes of messages between receive and acknowledgement: body or value, headers and 1 KiB for each message"),
    OLDEST_AGE_MS("oldest-in-flight-age-ms", Kind.GAUGE, "Time since the receive of the oldest message in flight"),
    CONCURRENT_RECEIVES("concurrent-receives", Kind.GAUGE, "Receive calls under way"),
    QUEUES_FAILED("queues-failed", Kind.GAUGE, "Queues that cannot be read and are tried again"),
    OLDEST_UNACKNOWLEDGED_MS(
            "oldest-unacknowledged-age-ms",
            Kind.GAUGE,
            "Time since Connect got the oldest record that Kafka has not acknowledged; grows while a topic does not exist"),
    INTAKE_HELD(
            "intake-held",
            Kind.GAUGE,
            "1 while nothing is received because Connect does not poll or a service that messages need fails, else 0");

    /** The kind of a metric. */
    public enum Kind {
        /** A number that only grows. */
        COUNTER,
        /** Mean and maximum in milliseconds over the last half minute. */
        TIMER,
        /** The current value. */
        GAUGE
    }

    private final String id;
    private final Kind kind;
    private final String doc;

    Metric(String id, Kind kind, String doc) {
        this.id = id;
        this.kind = kind;
        this.doc = doc;
    }

    /** The published name. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** A description in one sentence, for the documentation and the published metric. */
    public String doc() {
        return doc;
    }
}
