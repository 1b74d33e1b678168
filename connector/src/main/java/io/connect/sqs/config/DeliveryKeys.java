package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for duplicate and failed messages, and for the number and bytes of messages in flight. */
public final class DeliveryKeys {

    public static final String FIFO_DEDUPLICATION_ENABLED = "fifo.deduplication.enabled";
    public static final String FIFO_DEDUPLICATION_WINDOW_MINUTES = "fifo.deduplication.time.window.minutes";

    public static final String DLQ_TOPIC = "dlq.topic";
    public static final String DLQ_TRUNCATE = "dlq.truncate";
    public static final String MAX_RETRIES = "max.retries";
    public static final String RETRY_BACKOFF_MS = "retry.backoff.ms";
    public static final String RETRY_BACKOFF_MAX_MS = "retry.backoff.max.ms";
    public static final String SUSPECT_RECEIVE_COUNT = "sqs.suspect.receive.count";
    public static final String RECORD_MAX_BYTES = "kafka.record.max.bytes";

    public static final String MAX_IN_FLIGHT_MESSAGES = "sqs.max.in.flight.messages";
    public static final String MAX_IN_FLIGHT_BYTES = "sqs.max.in.flight.bytes";
    public static final String MAX_CONCURRENT_RECEIVES = "sqs.max.concurrent.receives";
    public static final String MAX_POLL_RECORDS = "sqs.max.poll.records";

    /** Kafka's default for {@code max.request.size}. The default for {@code max.message.bytes} is only a few bytes different. */
    public static final int KAFKA_DEFAULT_MAX_BYTES = 1 << 20;

    /**
     * The largest number of concurrent receives of a task: enough for 40,000 messages a second at a round trip of half a second.
     * If a task needs more, it should be split into two.
     */
    public static final int MOST_CONCURRENT_RECEIVES = 2_000;

    /** Received messages of a task between receive and delete, if the user sets no limit. */
    static final int USUAL_IN_FLIGHT_MESSAGES = 10_000;

    private DeliveryKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        defineFifo(def);
        defineErrors(def);
        defineLimits(def);
    }

    private static void defineFifo(ConfigDef def) {
        new KeyGroup(def, "FIFO")
                .optional(
                        FIFO_DEDUPLICATION_ENABLED,
                        Type.BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        "Whether a message of a FIFO queue is dropped when one of the same group with the same deduplication id has"
                                + " reached Kafka within " + FIFO_DEDUPLICATION_WINDOW_MINUTES
                                + ". It backs up SQS's own five"
                                + " minutes; exactly-once delivery rests on sequence numbers and does not need it.")
                .optional(
                        FIFO_DEDUPLICATION_WINDOW_MINUTES,
                        Type.INT,
                        5,
                        Ranges.between(1, 1_440),
                        MEDIUM,
                        "How far apart two messages of a group with the same deduplication id may have been sent to count as one. An"
                                + " id counts once Kafka has acknowledged its message; it is kept in the memory of the task, at most"
                                + " the latest 50,000, and a task that starts anew knows none.");
    }

    private static void defineErrors(ConfigDef def) {
        new KeyGroup(def, "Errors")
                .optional(
                        DLQ_TOPIC,
                        Type.STRING,
                        null,
                        Ranges.topic(""),
                        HIGH,
                        "Topic for messages that cannot be converted or do not fit, with the reason in headers. When not set, such a"
                                + " message stays in its queue for the queue's own redrive policy.")
                .optional(
                        DLQ_TRUNCATE,
                        Type.BOOLEAN,
                        false,
                        null,
                        LOW,
                        "How a dead letter is handled that is too large for Kafka, key and headers included. false leaves its"
                                + " message in the queue for the queue's own redrive policy. true cuts the body, or leaves the message"
                                + " attributes out, and deletes the message.")
                .optional(
                        MAX_RETRIES,
                        Type.INT,
                        5,
                        Ranges.atLeast(0),
                        MEDIUM,
                        "How often a conversion is tried again after a temporary failure, before its message counts as failed. An"
                                + " outage of a service that converters need, such as S3 or the schema registry, is not counted: the"
                                + " messages wait for its end.")
                .optional(
                        RETRY_BACKOFF_MS,
                        Type.LONG,
                        1_000L,
                        Ranges.atLeast(1),
                        MEDIUM,
                        "Upper limit of the first pause before a retry. The limit doubles with each attempt, and the pause is a random"
                                + " time below it.")
                .optional(
                        RETRY_BACKOFF_MAX_MS,
                        Type.LONG,
                        60_000L,
                        Ranges.atLeast(1),
                        LOW,
                        "The limit at which the doubling of " + RETRY_BACKOFF_MS + " ends.")
                .optional(
                        SUSPECT_RECEIVE_COUNT,
                        Type.INT,
                        5,
                        Ranges.atLeast(2),
                        LOW,
                        "A message is produced alone if it was received more often than this without reaching Kafka, or if it was in"
                                + " flight when a task failed. So it cannot make other messages fail. Receives alone send no message to "
                                + DLQ_TOPIC
                                + ". A message that fails twice alone goes there, or stays in its queue if"
                                + " no topic is set.")
                .optional(
                        RECORD_MAX_BYTES,
                        Type.INT,
                        null,
                        Ranges.atLeast(1_024),
                        MEDIUM,
                        "Largest record that Kafka takes: the smallest of the producer's max.request.size and the topics'"
                                + " max.message.bytes. A larger message counts as failed before it is handed over, since Kafka's refusal"
                                + " would fail the task. When not set: producer.override.max.request.size, else Kafka's own default"
                                + " of 1 MiB. Set it when the limit is raised on the worker.");
    }

    private static void defineLimits(ConfigDef def) {
        new KeyGroup(def, "Limits")
                .optional(
                        MAX_IN_FLIGHT_MESSAGES,
                        Type.INT,
                        null,
                        Ranges.between(QueueKeys.SQS_BATCH_LIMIT, 120_000),
                        LOW,
                        "Most messages of a task between receive and delete. Receiving pauses at the limit. When not set: 10,000, and"
                                + " on a task without a FIFO queue twice as many more as its receives in progress can bring. So the limit"
                                + " grows with the round trip to the queue, to 50,000 at most.")
                .optional(
                        MAX_IN_FLIGHT_BYTES,
                        Type.LONG,
                        64L << 20,
                        Ranges.atLeast(1 << 20),
                        LOW,
                        "Most bytes of messages of a task between receive and Kafka's acknowledgement: body, attributes and 1 KiB for"
                                + " each message. Receiving pauses at the limit. Receives that are under way can exceed it, each by up to"
                                + " 10 KiB, and by up to 1 MiB when large messages follow small ones.")
                .optional(
                        MAX_CONCURRENT_RECEIVES,
                        Type.INT,
                        0,
                        Ranges.between(0, MOST_CONCURRENT_RECEIVES),
                        LOW,
                        "Most receive calls of a task at once. 0 adapts the number to backlog and round-trip time, up to 2,000 and to a"
                                + " tenth of the files that the worker's process may open.")
                .optional(
                        MAX_POLL_RECORDS,
                        Type.INT,
                        500,
                        Ranges.between(1, 10_000),
                        LOW,
                        "Most records handed to Connect at a time; with exactly-once support also the size of a transaction.");
    }
}
